"use client";
import { Moment } from "@/components/shell/moment";
import { Badge } from "@/components/ui/badge";
import { quantityText } from "@/lib/telemetry/quantity";
import type { Zone } from "@/lib/timeline/zone";
import type { TraceShape } from "@/lib/wire/telemetry";

import { row } from "./row-keys";
import { reasonWords } from "./trace-words";

export interface TraceRowProps {
  trace: TraceShape;
  open: boolean;
  zone: Zone;
  onOpen: () => void;
}

/** A sampled trace: what was asked, when, how long it took, and why it was kept. */
export function TraceRow({ trace, open, zone, onOpen }: TraceRowProps) {
  const { service, operation, startedAt, durationSeconds, spanCount, errorCount, reasons } = trace;
  return (
    <button
      {...row}
      type="button"
      aria-current={open ? "true" : undefined}
      onClick={onOpen}
      className="flex w-full min-w-0 flex-col gap-0.5 border-b border-line px-3 py-1.5 text-left hover:bg-hover aria-[current=true]:bg-selected"
    >
      <span className="flex w-full min-w-0 items-baseline gap-2">
        <span className="min-w-0 truncate text-fg">{operation || "no name"}</span>
        <span className="ml-auto flex shrink-0 gap-1">
          {reasons.map((reason) => (
            <Badge key={reason} tone={reason === "errored" ? "danger" : "neutral"}>
              {reasonWords[reason]}
            </Badge>
          ))}
        </span>
        <span className="min-w-14 shrink-0 text-right font-medium tabular-nums">
          {quantityText(durationSeconds, "s")}
        </span>
      </span>
      <span className="flex w-full min-w-0 items-center gap-2 text-meta text-subtle">
        <Moment atMs={Date.parse(startedAt)} zone={zone} seconds />
        <span className="min-w-0 truncate">{service}</span>
        <span className="ml-auto shrink-0 tabular-nums">
          {spanCount} {spanCount === 1 ? "span" : "spans"}
          {errorCount > 0 && `, ${errorCount} failed`}
        </span>
      </span>
    </button>
  );
}
