import { countUp } from "./cell-counts";
import { compareSpans } from "./compare-spans";
import { ROOT } from "./link-spans";
import type { MeasuredSpans } from "./measured-spans";
import { isFailed, isWithin } from "./span-facts";

/** What tells whether a trace is worth a look; by its number. */
export type TraceFacts = {
  /** Two words of each trace's id. */
  ids: Int32Array;
  /** The row of its root, or of what comes nearest; -1 where that did not begin in the stretch. */
  rootOf: Int32Array;
  errors: Uint32Array;
  /** 1 where a parent is missing. */
  isIncomplete: Uint8Array;
};

/** The facts of all traces, of linked spans. */
export function traceFacts({ spans, linked }: MeasuredSpans, factsOf: Uint8Array): TraceFacts {
  const { traceOf, traceCount } = linked;
  const compare = compareSpans(spans);
  const ids = new Int32Array(2 * traceCount);
  const rootOf = new Int32Array(traceCount).fill(-1);
  const errors = new Uint32Array(traceCount);
  const isIncomplete = new Uint8Array(traceCount);
  for (let row = 0; row < factsOf.length; row++) {
    const trace = traceOf[row] ?? 0;
    ids[2 * trace] = spans.traceId[2 * row] ?? 0;
    ids[2 * trace + 1] = spans.traceId[2 * row + 1] ?? 0;
    if (linked.counts[row] === 0) continue;
    const parent = linked.parentOf[row] ?? ROOT;
    if (isFailed(factsOf[row])) countUp(errors, trace);
    if (parent >= 0) continue;
    if (parent !== ROOT) isIncomplete[trace] = 1;
    if (isBetterRoot(row, rootOf[trace] ?? -1)) rootOf[trace] = row;
  }
  for (let trace = 0; trace < traceCount; trace++)
    if (!isWithin(factsOf[rootOf[trace] ?? -1])) rootOf[trace] = -1;
  return { ids, rootOf, errors, isIncomplete };

  /** A real root before one whose parent is missing, then what came first. */
  function isBetterRoot(row: number, best: number): boolean {
    if (best < 0) return true;
    const roots = Number(linked.parentOf[best] === ROOT) - Number(linked.parentOf[row] === ROOT);
    return (roots || compare(row, best)) < 0;
  }
}
