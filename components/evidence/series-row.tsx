import { Check } from "lucide-react";

import { cn } from "@/lib/cn";
import { quantityText } from "@/lib/telemetry/quantity";
import type { SeriesShape } from "@/lib/wire/telemetry";

import { row } from "./row-keys";

/** From this many half widths on a move is worth a mark. */
const NOTICED_SHIFT = 3;

export interface SeriesRowProps {
  series: SeriesShape;
  picked: boolean;
  disabled: boolean;
  onToggle: () => void;
}

/** A series that can be drawn: its name, who sends it, its last value, and how far it moved. */
export function SeriesRow({ series, picked, disabled, onToggle }: SeriesRowProps) {
  const { service, metric, unit, attributes, last, shift } = series;
  const told = Object.entries(attributes).map(([name, value]) => `${name}=${value}`);
  return (
    <button
      {...row}
      type="button"
      aria-pressed={picked}
      disabled={disabled && !picked}
      title={told.join("\n")}
      onClick={onToggle}
      className="flex w-full min-w-0 items-start gap-2 px-3 py-1.5 text-left [contain-intrinsic-size:auto_2.125rem] [content-visibility:auto] hover:bg-hover disabled:opacity-50 aria-pressed:bg-selected"
    >
      <span
        className={cn(
          "mt-0.5 flex size-3.5 shrink-0 items-center justify-center rounded-sm border",
          picked ? "border-accent bg-accent text-on-accent" : "border-line-control",
        )}
      >
        {picked && <Check aria-hidden className="size-3" />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-fg">{metric}</span>
        <span className="block truncate text-meta text-subtle">
          {[service || "no service", ...Object.values(attributes)].join(" · ")}
        </span>
      </span>
      <span className="shrink-0 text-right text-meta tabular-nums">
        <span className="block text-muted">{quantityText(last, unit)}</span>
        {shift !== null && Math.abs(shift) >= NOTICED_SHIFT && (
          <span
            className="block text-warning"
            title={`It went ${Math.abs(shift).toFixed(1)} half widths of its usual spread ${shift > 0 ? "above" : "below"} it.`}
          >
            {shift > 0 ? "▲" : "▼"} {Math.abs(shift) >= 100 ? "≥ 100" : Math.abs(shift).toFixed(1)}
            <span className="sr-only"> half widths {shift > 0 ? "above" : "below"} usual</span>
          </span>
        )}
      </span>
    </button>
  );
}
