import { boundedAttributes } from "./bounded-attributes";
import { compareSpans } from "./compare-spans";
import type { SampledTrace, TraceReason, TraceSpan } from "./frame";
import { groupBy } from "./group-by";
import { MISSING, ROOT } from "./link-spans";
import { type MeasuredSpans, measureSpans } from "./measured-spans";
import { numberSpans } from "./numbered-spans";
import type { ShownRows } from "./shown-rows";
import type { SpanTable } from "./signals";
import type { WantedTrace } from "./span-figures";

/**
 * The wanted traces span by span, in order of their start; `shown` has all of their spans. A trace longer than the limit
 * keeps its first spans.
 */
export function sampledTraces(
  { spans: table, traceId }: Pick<ShownRows, "spans" | "traceId">,
  { wanted, spansPerTrace }: Sampling,
): SampledTrace[] {
  const measured = measureSpans(numberSpans(table));
  const { counts } = measured.linked;
  const reasonsOf = new Map(wanted.map(({ id: [one, other], reasons }) => [keyOf(one, other), reasons]));
  const rows = [...table.startUs.keys()].filter((row) => counts[row] === 1);
  return [...groupBy(rows, (row) => keyOf(traceId[2 * row] ?? 0, traceId[2 * row + 1] ?? 0))]
    .map(([key, own]) =>
      traceFrom({ table, measured }, own, { reasons: reasonsOf.get(key) ?? [], spansPerTrace }),
    )
    .sort((one, other) => one.startUs - other.startUs || (one.traceId < other.traceId ? -1 : 1));
}

const keyOf = (one: number, other: number) => `${one} ${other}`;

type Sampling = { wanted: readonly WantedTrace[]; spansPerTrace: number };
type Measured = { table: SpanTable; measured: MeasuredSpans };

function traceFrom(
  of: Measured,
  rows: number[],
  { reasons, spansPerTrace }: { reasons: readonly TraceReason[]; spansPerTrace: number },
): SampledTrace {
  const { spans, linked } = of.measured;
  const startOf = (row: number) => spans.startUs[row] ?? 0;
  const durationOf = (row: number) => spans.durationUs[row] ?? 0;
  const inOrder = rows.sort(compareSpans(spans));
  const kept = inOrder.slice(0, spansPerTrace);
  const placeOf = new Map(kept.map((row, place) => [row, place]));
  const roots = inOrder.filter((row) => linked.parentOf[row] === ROOT);
  const first = kept[0] ?? 0;
  return {
    traceId: of.table.traceId[first] ?? "",
    reasons,
    startUs: startOf(first),
    durationUs: Math.max(...(roots.length > 0 ? roots : kept).slice(0, spansPerTrace).map(durationOf)),
    spanCount: rows.length,
    spans: kept.map((row) => spanFrom(of, row, placeOf)),
  };
}

function spanFrom(
  { table, measured: { spans, linked, ownUs } }: Measured,
  row: number,
  placeOf: ReadonlyMap<number, number>,
): TraceSpan {
  const parent = linked.parentOf[row] ?? ROOT;
  return {
    spanId: table.spanId[row] ?? "",
    parent: placeOf.get(parent) ?? null,
    parentIsMissing: parent === MISSING,
    service: spans.texts[spans.service[row] ?? 0] ?? "",
    operation: spans.texts[spans.name[row] ?? 0] ?? "",
    kind: spans.kind[row] ?? 0,
    status: spans.status[row] ?? 0,
    startUs: spans.startUs[row] ?? 0,
    durationUs: spans.durationUs[row] ?? 0,
    ownUs: ownUs[row] ?? 0,
    attributes: boundedAttributes(table.attributes[row] ?? {}),
  };
}
