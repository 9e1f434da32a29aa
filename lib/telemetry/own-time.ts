import type { NumberedSpans } from "./numbered-spans";
import type { RowsByKey } from "./rows-by-key";
import { SPAN_KIND } from "./span-kind";

/**
 * Of each span the microseconds in which no child of it ran: its duration less the union of its children's. Clocks of
 * two services differ, so a callee that would fit into its caller but lies outside is moved in; a consumer's span is
 * taken as it is, since a message may well be handled later.
 */
export function ownTimes(spans: NumberedSpans, children: RowsByKey): Float64Array {
  const own = new Float64Array(spans.durationUs.length);
  for (let row = 0; row < own.length; row++) {
    const from = children.starts[row] ?? 0;
    const to = children.starts[row + 1] ?? 0;
    const duration = spans.durationUs[row] ?? 0;
    if (to === from) own[row] = duration;
    else if (to === from + 1) own[row] = duration - overlap(spans, row, children.rows[from] ?? 0);
    else own[row] = duration - coveredTime(spans, row, children.rows.subarray(from, to));
  }
  return own;
}

/** Microseconds of the parent in which this child ran. */
function overlap(spans: NumberedSpans, parent: number, child: number): number {
  const start = spans.startUs[parent] ?? 0;
  const from = fittedStart(spans, child, parent);
  const to = Math.min(start + (spans.durationUs[parent] ?? 0), from + (spans.durationUs[child] ?? 0));
  return Math.max(0, to - Math.max(start, from));
}

/** Microseconds of the parent in which any of these children ran. */
function coveredTime(spans: NumberedSpans, parent: number, children: Uint32Array): number {
  const start = spans.startUs[parent] ?? 0;
  const end = start + (spans.durationUs[parent] ?? 0);
  const inOrder = Array.from(children, (row) => {
    const from = fittedStart(spans, row, parent);
    return { from, to: Math.min(end, from + (spans.durationUs[row] ?? 0)) };
  }).sort((one, other) => one.from - other.from);
  let covered = 0;
  let until = start;
  for (const { from, to } of inOrder) {
    if (to <= until) continue;
    covered += to - Math.max(from, until);
    until = to;
  }
  return covered;
}

/** When a child began by its parent's clock, in microseconds since 1970. */
function fittedStart(spans: NumberedSpans, row: number, parent: number): number {
  const start = spans.startUs[row] ?? 0;
  const isOnOneClock = spans.service[row] === spans.service[parent];
  const slack = (spans.durationUs[parent] ?? 0) - (spans.durationUs[row] ?? 0);
  if (isOnOneClock || slack < 0 || spans.kind[row] === SPAN_KIND.consumer) return start;
  const parentStart = spans.startUs[parent] ?? 0;
  return Math.min(Math.max(start, parentStart), parentStart + slack);
}
