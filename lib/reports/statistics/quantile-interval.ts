import { binomialCrossing } from "./binomial";
import { quantile, valueAtRank } from "./quantile";

/** Beyond each end of an interval of 95 %. */
const TAIL = 0.025;

/** The fewest values that have an interval for their `p` quantile: 6 for the median, 36 for the ninth decile. */
export function fewestForQuantile(p: number): number {
  return Math.ceil(Math.log(TAIL) / Math.log(Math.max(p, 1 - p)));
}

/**
 * The `p` quantile of sorted values, and an interval that covers the true one with 95 %, whatever the distribution:
 * between order statistics, whose ranks are binomial, with the interpolation of Hettmansperger and Sheather (1986)
 * as Nyblom (1992) has it for any quantile. Null below `fewestForQuantile(p)` values: not even the extremes would do.
 */
export function quantileWithInterval(
  sorted: Float64Array,
  p: number,
): { value: number; low: number; high: number } | null {
  const n = sorted.length;
  if (n < fewestForQuantile(p)) return null;
  return {
    value: quantile(sorted, p),
    low: valueAtRank(sorted, lowerRank(n, p)),
    high: valueAtRank(sorted, n + 1 - lowerRank(n, 1 - p)),
  };
}

/** The rank below which the true quantile lies with the probability of one tail. */
export function lowerRank(n: number, p: number): number {
  const { count, below, reached } = binomialCrossing(n, p, TAIL);
  if (below === TAIL) return count;
  const odds = (count * (1 - p) * (reached - TAIL)) / ((n - count) * p * (TAIL - below));
  return count + 1 / (1 + odds);
}
