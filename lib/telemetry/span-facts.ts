import { boundsOf } from "./grid";
import { isUsable, type LinkedSpans, MISSING } from "./link-spans";
import type { NumberedSpans } from "./numbered-spans";
import type { TelemetryWindow } from "./source";
import { STATUS_ERROR } from "./span-kind";

/** What is to be said of a row of spans, as bits. */
export const SPAN_FACT = {
  /** It counts, and began in the stretch. */
  within: 1,
  /** It counts, but began elsewhere. */
  outside: 2,
  /** It came before. */
  duplicate: 4,
  /** It has no usable time or duration. */
  unusable: 8,
  /** Within, and failed. */
  failed: 16,
  /** Within, and names a parent that is not there. */
  orphan: 32,
} as const;

export function isWithin(facts: number | undefined): boolean {
  return ((facts ?? 0) & SPAN_FACT.within) !== 0;
}

export function isFailed(facts: number | undefined): boolean {
  return ((facts ?? 0) & SPAN_FACT.failed) !== 0;
}

/** The facts of each row. */
export function spanFacts(spans: NumberedSpans, linked: LinkedSpans, stretch: TelemetryWindow): Uint8Array {
  const { fromUs, toUs } = boundsOf(stretch);
  const facts = new Uint8Array(spans.startUs.length);
  for (let row = 0; row < facts.length; row++) facts[row] = factsOf(row);
  return facts;

  function factsOf(row: number): number {
    if (linked.counts[row] === 0) return isUsable(spans, row) ? SPAN_FACT.duplicate : SPAN_FACT.unusable;
    const start = spans.startUs[row] ?? 0;
    if (start < fromUs || start >= toUs) return SPAN_FACT.outside;
    const failed = spans.status[row] === STATUS_ERROR ? SPAN_FACT.failed : 0;
    return SPAN_FACT.within | failed | (linked.parentOf[row] === MISSING ? SPAN_FACT.orphan : 0);
  }
}
