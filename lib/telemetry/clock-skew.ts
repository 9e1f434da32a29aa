import type { CallRows } from "./call-rows";
import { countUp } from "./cell-counts";
import { compareKeys } from "./choose-groups";
import type { ClockSkew } from "./frame";
import type { MeasuredSpans } from "./measured-spans";
import type { NumberedSpans } from "./numbered-spans";
import { SPAN_KIND } from "./span-kind";

/** Start times are often rounded to milliseconds. */
const TOLERATED_US = 5_000;
const US_TO_SECONDS = 1e-6;
/** Fewer calls than these say nothing of clocks. */
const LEAST_CALLS = 3;

/**
 * Services whose clocks differ: where most of the callee's spans, though no longer than the caller's, begin before it
 * or end after it. The offset is the median of how far they stick out, so the least that explains them.
 */
export function clockSkew(
  { spans }: MeasuredSpans,
  { groups, rowOf, groupOf, callerOf, hasCallee }: CallRows,
): ClockSkew[] {
  const calls = new Uint32Array(groups.length);
  const outside = new Uint32Array(groups.length);
  const shiftOf = (call: number) => {
    const row = rowOf[call] ?? 0;
    const caller = callerOf[call] ?? -1;
    const isCall = caller >= 0 && hasCallee[call] === 1 && spans.kind[row] !== SPAN_KIND.consumer;
    return isCall ? shiftUs(spans, row, caller) : Number.NaN;
  };
  for (let call = 0; call < groupOf.length; call++) {
    const group = groupOf[call] ?? 0;
    const shift = shiftOf(call);
    if (Number.isNaN(shift)) continue;
    countUp(calls, group);
    if (Math.abs(shift) > TOLERATED_US) countUp(outside, group);
  }
  const shiftsOf = new Map<number, number[]>();
  for (const group of groups.keys())
    if ((calls[group] ?? 0) >= LEAST_CALLS && (outside[group] ?? 0) * 2 > (calls[group] ?? 0))
      shiftsOf.set(group, []);
  if (shiftsOf.size === 0) return [];
  for (let call = 0; call < groupOf.length; call++) {
    const shifts = shiftsOf.get(groupOf[call] ?? -1);
    const shift = shifts ? shiftOf(call) : Number.NaN;
    if (!Number.isNaN(shift)) shifts?.push(shift);
  }
  return [...shiftsOf]
    .map(([group, shifts]): ClockSkew => {
      const { caller = "", callee = "" } = groups[group] ?? {};
      const sorted = Float64Array.from(shifts).sort();
      const offsetSeconds = (sorted[sorted.length >> 1] ?? 0) * US_TO_SECONDS;
      return { caller, callee, offsetSeconds, spans: sorted.length };
    })
    .sort((one, other) => compareKeys([one.caller, one.callee], [other.caller, other.callee]));
}

/** By how much a callee's span lies before (below 0) or after its caller's; NaN where it is longer: that says nothing. */
function shiftUs(spans: NumberedSpans, row: number, caller: number): number {
  const early = (spans.startUs[row] ?? 0) - (spans.startUs[caller] ?? 0);
  const slack = (spans.durationUs[caller] ?? 0) - (spans.durationUs[row] ?? 0);
  return slack < 0 ? Number.NaN : Math.min(early, 0) + Math.max(early - slack, 0);
}
