import { quantile, valueAtRank } from "./quantile";
import { beta, type Dice, seededDice, seedOf } from "./seeded-dice";

const RESAMPLES = 1_999;
/** Of each list: below, the interval's coverage leaves 93 to 97 of 100 cases. */
export const FEWEST_TO_COMPARE = 15;
/**
 * Resamples are drawn from the line through the values, the k-th of n at (k − a) / (n + 1 − 2a). Steps, the usual
 * bootstrap, cover up to 97.6 of 100 true differences where n is odd, a = ½ (Hazen) up to 97.3, and a = 1, the line of
 * `quantile`, as few as 92.7; between the two lines it is 94 to 96.5.
 */
const POSITION = 0.75;

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
 * The median of as many draws as there are values, without drawing them: the k-th of n draws is the value at the k-th
 * of n uniforms, which is a beta variate. Takes as long for a hundred thousand values as for fifteen.
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
  const n = sorted.length;
  const rank = POSITION + (n + 1 - 2 * POSITION) * place;
  return valueAtRank(sorted, Math.min(n, Math.max(1, rank)));
}
