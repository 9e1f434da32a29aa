import { cn } from "@/lib/cn";

import type { WaterfallRow } from "./waterfall-rows";

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

export interface WaterfallBarProps {
  line: Pick<WaterfallRow, "start" | "width" | "ownWidth">;
  failed: boolean;
}

/** When a span ran, over the time of its trace; the dark part is as long as its own work. */
export function WaterfallBar({ line: { start, width, ownWidth }, failed }: WaterfallBarProps) {
  return (
    <span className="relative h-full min-w-0 flex-1">
      <span
        className={cn(
          "absolute top-1/2 h-2.5 min-w-0.5 -translate-y-1/2 overflow-hidden rounded-sm",
          failed ? "bg-danger/35" : "bg-link/35",
        )}
        style={{ left: percent(start), width: percent(width) }}
      >
        <span
          className={cn("block h-full", failed ? "bg-danger" : "bg-link")}
          style={{ width: width > 0 ? percent(Math.min(1, ownWidth / width)) : "0" }}
        />
      </span>
    </span>
  );
}
