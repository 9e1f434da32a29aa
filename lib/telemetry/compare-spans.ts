import type { Names } from "./names";
import type { SpanTable } from "./signals";

/** Orders rows of spans by what they say, whatever their place in the table: by start, then the longer, then the rest. */
export function compareSpans(spans: SpanTable, names: Names): (one: number, other: number) => number {
  return (one, other) =>
    (spans.startUs[one] ?? 0) - (spans.startUs[other] ?? 0) ||
    (spans.durationUs[other] ?? 0) - (spans.durationUs[one] ?? 0) ||
    compare(spans.spanId[one], spans.spanId[other]) ||
    (spans.kind[one] ?? 0) - (spans.kind[other] ?? 0) ||
    (spans.status[one] ?? 0) - (spans.status[other] ?? 0) ||
    compare(names.text(spans.service[one] ?? 0), names.text(spans.service[other] ?? 0)) ||
    compare(names.text(spans.name[one] ?? 0), names.text(spans.name[other] ?? 0)) ||
    compare(spans.parentSpanId[one], spans.parentSpanId[other]);
}

function compare(one = "", other = ""): number {
  return one < other ? -1 : Number(one > other);
}
