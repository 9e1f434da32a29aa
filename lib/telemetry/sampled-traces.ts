import { boundedAttributes } from "./bounded-attributes";
import { chooseTraces } from "./choose-traces";
import { compareSpans } from "./compare-spans";
import type { SampledTrace, TraceReason, TraceSpan } from "./frame";
import { MISSING, ROOT } from "./link-spans";
import type { FrameLimits } from "./limits";
import type { MeasuredSpans } from "./measured-spans";

/** The chosen traces span by span, in order of their start. A trace longer than the limit keeps its first spans. */
export function sampledTraces(
  measured: MeasuredSpans,
  { traces, spansPerTrace }: Pick<FrameLimits, "traces" | "spansPerTrace">,
  onsetUs: number | null,
): SampledTrace[] {
  const chosen = chooseTraces(measured, { limit: traces, onsetUs });
  const rowsOf = new Map([...chosen.keys()].map((trace): [number, number[]] => [trace, []]));
  const { traceOf, counts } = measured.linked;
  for (let row = 0; row < traceOf.length; row++)
    if (counts[row] === 1) rowsOf.get(traceOf[row] ?? 0)?.push(row);
  return [...rowsOf]
    .map(([trace, rows]) =>
      traceFrom(measured, rows, { reasons: chosen.get(trace) ?? new Set(), spansPerTrace }),
    )
    .sort((one, other) => one.startUs - other.startUs || (one.traceId < other.traceId ? -1 : 1));
}

function traceFrom(
  measured: MeasuredSpans,
  rows: number[],
  { reasons, spansPerTrace }: { reasons: ReadonlySet<TraceReason>; spansPerTrace: number },
): SampledTrace {
  const { spans, linked } = measured;
  const startOf = (row: number) => spans.startUs[row] ?? 0;
  const durationOf = (row: number) => spans.durationUs[row] ?? 0;
  const inOrder = rows.sort(compareSpans(spans, measured.names));
  const kept = inOrder.slice(0, spansPerTrace);
  const placeOf = new Map(kept.map((row, place) => [row, place]));
  const roots = inOrder.filter((row) => linked.parentOf[row] === ROOT);
  const first = kept[0] ?? 0;
  return {
    traceId: spans.traceId[first] ?? "",
    reasons: [...reasons].sort(),
    startUs: startOf(first),
    durationUs: Math.max(...(roots.length > 0 ? roots : kept).slice(0, spansPerTrace).map(durationOf)),
    spanCount: rows.length,
    spans: kept.map((row) => spanFrom(measured, row, placeOf)),
  };
}

function spanFrom(
  { spans, linked, names, ownUs }: MeasuredSpans,
  row: number,
  placeOf: ReadonlyMap<number, number>,
): TraceSpan {
  const parent = linked.parentOf[row] ?? ROOT;
  return {
    spanId: spans.spanId[row] ?? "",
    parent: placeOf.get(parent) ?? null,
    parentIsMissing: parent === MISSING,
    service: names.text(spans.service[row] ?? 0),
    operation: names.text(spans.name[row] ?? 0),
    kind: spans.kind[row] ?? 0,
    status: spans.status[row] ?? 0,
    startUs: spans.startUs[row] ?? 0,
    durationUs: spans.durationUs[row] ?? 0,
    ownUs: ownUs[row] ?? 0,
    attributes: boundedAttributes(spans.attributes[row] ?? {}),
  };
}
