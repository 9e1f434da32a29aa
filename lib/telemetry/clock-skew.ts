import { countUp } from "./cell-counts";
import { compareKeys } from "./choose-groups";
import type { ClockSkew } from "./frame";
import { US_TO_SECONDS } from "./measured-spans";
import type { PlacedCalls } from "./placed-calls";

/** Start times are often rounded to milliseconds. */
const TOLERATED_US = 5_000;
/** Fewer calls than these say nothing of clocks. */
const LEAST_CALLS = 3;

/**
 * Services whose clocks differ: where most of the callee's spans, though no longer than the caller's, begin before it
 * or end after it. The offset is the median of how far they stick out, so the least that explains them.
 */
export function clockSkew(placed: PlacedCalls): ClockSkew[] {
  const { groups } = placed;
  const calls = new Uint32Array(groups.length);
  const outside = new Uint32Array(groups.length);
  eachShift(placed, (group, shift) => {
    countUp(calls, group);
    if (Math.abs(shift) > TOLERATED_US) countUp(outside, group);
  });
  const shiftsOf = new Map<number, number[]>();
  for (const group of groups.keys())
    if ((calls[group] ?? 0) >= LEAST_CALLS && (outside[group] ?? 0) * 2 > (calls[group] ?? 0))
      shiftsOf.set(group, []);
  if (shiftsOf.size === 0) return [];
  eachShift(placed, (group, shift) => shiftsOf.get(group)?.push(shift));
  return [...shiftsOf]
    .map(([group, shifts]): ClockSkew => {
      const { caller = "", callee = "" } = groups[group] ?? {};
      const sorted = Float64Array.from(shifts).sort();
      const offsetSeconds = (sorted[sorted.length >> 1] ?? 0) * US_TO_SECONDS;
      return { caller, callee, offsetSeconds, spans: sorted.length };
    })
    .sort((one, other) => compareKeys([one.caller, one.callee], [other.caller, other.callee]));
}

/** Every call in the window that says something of clocks, by its group. */
function eachShift({ parts }: PlacedCalls, tell: (group: number, shiftUs: number) => void): void {
  for (const { starts, numberOf, cellOf, shiftUs } of parts)
    for (let own = 0; own < numberOf.length; own++)
      for (let call = starts[own] ?? 0; call < (starts[own + 1] ?? 0); call++) {
        const shift = shiftUs[call] ?? Number.NaN;
        if (shift === shift && (cellOf[call] ?? -1) >= 0) tell(numberOf[own] ?? 0, shift);
      }
}
