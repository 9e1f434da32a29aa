import { quantile } from "./quantile";
import { beta, type Dice, seededDice, seedOf } from "./seeded-dice";

const RESAMPLES = 1_999;
/** Of each list: below, the interval covers the true difference in fewer than 93 of 100 cases. */
export const FEWEST_TO_COMPARE = 10;

/**
 * How much the median of the first sorted list exceeds that of the second, with the percentile bootstrap's interval
 * of 95 %. The same lists give the same answer: the dice are seeded from them. Null where a list is too short.
 */
export function medianDifference(
  now: Float64Array,
  before: Float64Array,
): { difference: number; low: number; high: number } | null {
  if (Math.min(now.length, before.length) < FEWEST_TO_COMPARE) return null;
  const dice = seededDice(seedOf([now, before]));
  const differences = new Float64Array(RESAMPLES);
  for (let index = 0; index < RESAMPLES; index++)
    differences[index] = resampledMedian(now, dice) - resampledMedian(before, dice);
  differences.sort();
  return {
    difference: quantile(now, 0.5) - quantile(before, 0.5),
    low: quantile(differences, 0.025),
    high: quantile(differences, 0.975),
  };
}

/**
 * The median of as many draws with replacement as there are values, without drawing them: a draw is the value at
 * rank ⌈nU⌉ of a uniform U, so the k-th of n draws is the value at rank ⌈nB⌉ of the k-th of n uniforms, B, which
 * is a beta variate. Takes as long for a hundred thousand values as for ten.
 */
function resampledMedian(sorted: Float64Array, dice: Dice): number {
  const n = sorted.length;
  const middle = Math.ceil(n / 2);
  const place = beta(middle, n - middle + 1, dice);
  const value = valueAtPlace(sorted, place);
  if (n % 2 === 1) return value;
  // The next uniform is the least of those above.
  const next = 1 - (1 - place) * (1 - dice()) ** (1 / (n - middle));
  return (value + valueAtPlace(sorted, next)) / 2;
}

function valueAtPlace(sorted: Float64Array, place: number): number {
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(sorted.length * place)));
  return sorted[rank - 1] ?? Number.NaN;
}
