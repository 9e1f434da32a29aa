"use client";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";

import { Moment } from "@/components/shell/moment";
import { moveOnKey, waterfallOf } from "@/components/charts/waterfall-rows";
import { CopyId } from "@/components/ui/copy-id";
import { quantityText } from "@/lib/telemetry/quantity";
import type { TraceDetail } from "@/lib/wire/telemetry";

import { useEvidence } from "./evidence-context";
import { PinButton } from "./pin-button";
import { SpanDetail } from "./span-detail";
import { WaterfallLine } from "./waterfall-line";

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A trace as a tree of spans over its time. Arrows go along it, open and close it; Enter shows a span's details. */
export function TraceWaterfall({ trace }: { trace: TraceDetail }) {
  const { address, zone, adjust } = useEvidence();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const tree = useRef<HTMLDivElement>(null);
  const { rows, fromSeconds, seconds } = useMemo(
    () => waterfallOf(trace.spans, closed),
    [trace.spans, closed],
  );
  const chosen = trace.spans.find(({ spanId }) => spanId === address.span) ?? trace.spans[0];
  const missing = trace.spanCount - trace.spans.length;

  function toggle(spanId: string) {
    const next = new Set(closed);
    if (!next.delete(spanId)) next.add(spanId);
    setClosed(next);
  }
  function choose(spanId: string) {
    adjust({ span: spanId });
    tree.current?.querySelector<HTMLElement>(`[data-span="${CSS.escape(spanId)}"]`)?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    const at = rows.findIndex(({ span }) => span.spanId === chosen?.spanId);
    const move = moveOnKey(event.key, rows, at);
    if (!move || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if ("focus" in move) choose(move.focus);
    else toggle("close" in move ? move.close : move.reopen);
  }

  return (
    <div className="flex flex-col">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 text-meta text-muted">
        <span className="font-medium text-fg">{trace.operation}</span>
        <Moment atMs={Date.parse(trace.startedAt)} zone={zone} dated seconds />
        <span className="tabular-nums">
          {quantityText(trace.durationSeconds, "s")}, {trace.spanCount} spans
          {trace.errorCount > 0 && `, ${trace.errorCount} failed`}
        </span>
        <CopyId value={trace.traceId} text={`${trace.traceId.slice(0, 8)}…`} />
        <span className="ml-auto">
          <PinButton
            title={[trace.service, trace.operation].filter(Boolean).join(" · ") || "A trace"}
            look={{ kind: "trace", traceId: trace.traceId }}
          />
        </span>
      </p>
      {missing > 0 && (
        <p className="px-4 py-1.5 text-meta text-warning">
          {missing} of its spans are left out: there are too many.
        </p>
      )}
      <div aria-hidden className="flex border-b border-line px-4 text-meta text-subtle">
        <span className="w-2/5 shrink-0 py-1">Span</span>
        <span className="flex min-w-0 flex-1 justify-between py-1 tabular-nums max-phone:[&>span:nth-child(even)]:hidden">
          {TICKS.map((share) => (
            <span key={share}>{quantityText(fromSeconds + share * seconds, "s")}</span>
          ))}
        </span>
        <span className="w-18 shrink-0 py-1 text-right">Duration</span>
      </div>
      <div ref={tree} role="tree" aria-label="Spans of the trace" tabIndex={-1} onKeyDown={onKeyDown}>
        {rows.map((line) => (
          <WaterfallLine
            key={line.span.spanId}
            line={line}
            chosen={line.span.spanId === chosen?.spanId}
            onChoose={() => choose(line.span.spanId)}
            onToggle={() => toggle(line.span.spanId)}
          />
        ))}
      </div>
      {chosen && <SpanDetail span={chosen} />}
    </div>
  );
}
