import type { CallRows } from "./call-rows";
import { compareKeys } from "./choose-groups";
import type { ClockSkew } from "./frame";
import type { MeasuredSpans } from "./measured-spans";
import { SPAN_KIND } from "./span-kind";

const TOLERATED_US = 1_000;
const US_TO_SECONDS = 1e-6;
/** Fewer calls than these say nothing of clocks. */
const LEAST_CALLS = 3;

/**
 * Services whose clocks differ: where most of the callee's spans, though no longer than the caller's, begin before it
 * or end after it. The offset is the median of how far they stick out, so the least that explains them.
 */
export function clockSkew(
  { spans }: MeasuredSpans,
  { groups, groupOf, callerOf, hasCallee }: CallRows,
): ClockSkew[] {
  const calls = new Uint32Array(groups.length);
  const outside = new Uint32Array(groups.length);
  const shiftUs = new Float64Array(groupOf.length).fill(Number.NaN);
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] ?? -1;
    const caller = callerOf[row] ?? -1;
    if (group < 0 || caller < 0 || hasCallee[row] === 0 || spans.kind[row] === SPAN_KIND.consumer) continue;
    const early = (spans.startUs[row] ?? 0) - (spans.startUs[caller] ?? 0);
    const slack = (spans.durationUs[caller] ?? 0) - (spans.durationUs[row] ?? 0);
    if (slack < 0) continue;
    calls[group] = (calls[group] ?? 0) + 1;
    const shift = Math.min(early, 0) + Math.max(early - slack, 0);
    shiftUs[row] = shift;
    if (Math.abs(shift) > TOLERATED_US) outside[group] = (outside[group] ?? 0) + 1;
  }
  const shiftsOf = new Map<number, number[]>();
  for (const group of groups.keys())
    if ((calls[group] ?? 0) >= LEAST_CALLS && (outside[group] ?? 0) * 2 > (calls[group] ?? 0))
      shiftsOf.set(group, []);
  if (shiftsOf.size === 0) return [];
  for (let row = 0; row < groupOf.length; row++)
    if (!Number.isNaN(shiftUs[row])) shiftsOf.get(groupOf[row] ?? -1)?.push(shiftUs[row] ?? 0);
  return [...shiftsOf]
    .map(([group, shifts]): ClockSkew => {
      const { caller = "", callee = "" } = groups[group] ?? {};
      const sorted = Float64Array.from(shifts).sort();
      return {
        caller,
        callee,
        offsetSeconds: (sorted[sorted.length >> 1] ?? 0) * US_TO_SECONDS,
        spans: sorted.length,
      };
    })
    .sort((one, other) => compareKeys([one.caller, one.callee], [other.caller, other.callee]));
}
