import type { NumberedSpans } from "./numbered-spans";

/**
 * Orders rows of spans by what they say, whatever their place in the table: by start, then the longer, then the rest.
 * Only spans that differ in nothing else are in an order that depends on what stands for their ids.
 */
export function compareSpans(spans: NumberedSpans): (one: number, other: number) => number {
  const { texts, spanId, parentSpanId } = spans;
  return (one, other) =>
    (spans.startUs[one] ?? 0) - (spans.startUs[other] ?? 0) ||
    (spans.durationUs[other] ?? 0) - (spans.durationUs[one] ?? 0) ||
    (spans.kind[one] ?? 0) - (spans.kind[other] ?? 0) ||
    (spans.status[one] ?? 0) - (spans.status[other] ?? 0) ||
    compare(texts[spans.service[one] ?? 0], texts[spans.service[other] ?? 0]) ||
    compare(texts[spans.name[one] ?? 0], texts[spans.name[other] ?? 0]) ||
    compareIds(spanId, one, other) ||
    compareIds(parentSpanId, one, other);
}

/** An order of the ids in two rows. */
export function compareIds(ids: Int32Array, one: number, other: number): number {
  return (ids[2 * one] ?? 0) - (ids[2 * other] ?? 0) || (ids[2 * one + 1] ?? 0) - (ids[2 * other + 1] ?? 0);
}

function compare(one = "", other = ""): number {
  return one < other ? -1 : Number(one > other);
}
