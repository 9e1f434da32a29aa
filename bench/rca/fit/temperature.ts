import { type FitHypothesis, probabilitiesOf } from "./conditional-logit";

/** A case, and the values of the parameters that are to judge it. */
export type TemperedCase = {
  hypotheses: readonly FitHypothesis[];
  values: readonly number[];
  weight: number;
};

const [COLDEST, HOTTEST] = [0.25, 8];
const ROUNDS = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature at which the right hypotheses are least surprising: above 1 where weights are too sure of what they
 * have not seen. By golden-section search over its logarithm; C. Guo et al., "On Calibration of Modern Neural
 * Networks", ICML 2017.
 */
export function temperatureOf(cases: readonly TemperedCase[]): number {
  let [low, high] = [Math.log(COLDEST), Math.log(HOTTEST)];
  for (let round = 0; round < ROUNDS; round++) {
    const way = (high - low) * GOLDEN;
    if (surpriseAt(cases, Math.exp(high - way)) < surpriseAt(cases, Math.exp(low + way))) high = low + way;
    else low = high - way;
  }
  return Math.exp((low + high) / 2);
}

function surpriseAt(cases: readonly TemperedCase[], temperature: number): number {
  let surprise = 0;
  for (const { hypotheses, values, weight } of cases) {
    const probabilities = probabilitiesOf(hypotheses, values, temperature);
    const right = hypotheses.reduce(
      (sum, { isRight }, h) => sum + (isRight ? (probabilities[h] ?? 0) : 0),
      0,
    );
    surprise -= weight * Math.log(Math.max(Number.MIN_VALUE, right));
  }
  return surprise;
}
