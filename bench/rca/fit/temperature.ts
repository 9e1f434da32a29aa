import { type FitCase, probabilitiesOf } from "./conditional-logit";

/** Values of the parameters, and how alike the probabilities are made that follow from them. */
export type Calibrated = { values: readonly number[]; temperature: number };

const [COLDEST, HOTTEST] = [0.25, 8];
/** How far the null is moved, in log-odds. */
const FARTHEST = 4;
const ROUNDS = 6;
const STEPS = 24;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature, and the log-odds of one parameter (that of "nothing wrong"), at which the right hypotheses are least
 * surprising: a penalty that holds weights back leaves them less sure than they are right. By turns, each by
 * golden-section search; C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
 */
export function calibrated(
  cases: readonly FitCase[],
  values: readonly number[],
  nullParameter: number,
): Calibrated {
  const moved = (to: number) => values.map((value, at) => (at === nullParameter ? to : value));
  const start = values[nullParameter] ?? 0;
  let [own, temperature] = [start, 1];
  for (let round = 0; round < ROUNDS; round++) {
    const at = moved(own);
    temperature = Math.exp(
      lowest(Math.log(COLDEST), Math.log(HOTTEST), (log) => surpriseAt(cases, at, Math.exp(log))),
    );
    const fixed = temperature;
    own = lowest(start - FARTHEST, start + FARTHEST, (to) => surpriseAt(cases, moved(to), fixed));
  }
  return { values: moved(own), temperature };
}

function lowest(from: number, to: number, valueAt: (place: number) => number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < STEPS; step++) {
    const way = (high - low) * GOLDEN;
    if (valueAt(high - way) < valueAt(low + way)) high = low + way;
    else low = high - way;
  }
  return (low + high) / 2;
}

function surpriseAt(cases: readonly FitCase[], values: readonly number[], temperature: number): number {
  let surprise = 0;
  for (const { hypotheses, weight } of cases) {
    const probabilities = probabilitiesOf(hypotheses, values, temperature);
    const right = hypotheses.reduce(
      (sum, { isRight }, h) => sum + (isRight ? (probabilities[h] ?? 0) : 0),
      0,
    );
    surprise -= weight * Math.log(Math.max(Number.MIN_VALUE, right));
  }
  return surprise;
}
