import { type LinkedSpans, linkSpans } from "./link-spans";
import type { NumberedSpans } from "./numbered-spans";
import { ownTimes } from "./own-time";
import { type RowsByKey, rowsByKey } from "./rows-by-key";

export const US_TO_SECONDS = 1e-6;

/** Spans with all that is known of each row before rows are grouped. */
export type MeasuredSpans = {
  spans: NumberedSpans;
  linked: LinkedSpans;
  children: RowsByKey;
  ownUs: Float64Array;
};

/** Links spans, and measures their own time. */
export function measureSpans(spans: NumberedSpans): MeasuredSpans {
  const linked = linkSpans(spans);
  const children = rowsByKey(linked.parentOf, spans.startUs.length);
  return { spans, linked, children, ownUs: ownTimes(spans, children) };
}
