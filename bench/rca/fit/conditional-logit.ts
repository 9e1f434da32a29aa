/** A hypothesis as the fit sees it: log-odds that are given, and how much each parameter adds to them. */
export type FitHypothesis = {
  /** Index of the parameter and its factor; each parameter at most once. */
  terms: readonly (readonly [parameter: number, factor: number])[];
  offset: number;
  isRight: boolean;
};

export type FitCase = { hypotheses: readonly FitHypothesis[]; weight: number };

export type FitParameter = {
  /** What is believed of it before any case. */
  prior: number;
  /** "times": only how often as large as its prior it is, is fitted, so that it keeps its sign; "plus": what is added. */
  moves: "times" | "plus";
  /** Half of this, times the square of its way (of the logarithm of the factor, or of what is added), is added to the loss. */
  penalty: number;
};

const STEPS = 1_000;
const HALVINGS = 30;
const ENOUGH = 1e-9;

/**
 * Parameters that make the right hypotheses of the cases likely: a conditional logit (softmax over each case's
 * hypotheses; where several are right, their sum counts), penalised for leaving what was believed before, by gradient
 * descent with halved steps. Deterministic: the same cases in the same order give the same bits.
 */
export function fitConditionalLogit(
  cases: readonly FitCase[],
  parameters: readonly FitParameter[],
): number[] {
  const usable = cases.filter(({ hypotheses }) => hypotheses.some(({ isRight }) => isRight));
  const scale = curvature(usable, parameters);
  let ways: readonly number[] = parameters.map(() => 0);
  let { loss, gradient } = lossOf(usable, ways, parameters);
  let step = 1;
  for (let turn = 0; turn < STEPS; turn++) {
    const before = loss;
    for (let halving = 0; halving < HALVINGS; halving++) {
      const tried = ways.map((way, p) => way - (step * (gradient[p] ?? 0)) / (scale[p] ?? 1));
      const next = lossOf(usable, tried, parameters);
      if (next.loss < loss) {
        ways = tried;
        ({ loss, gradient } = next);
        step *= 1.5;
        break;
      }
      step /= 2;
    }
    if (before - loss < ENOUGH * Math.max(1, Math.abs(before))) break;
  }
  return placed(ways, parameters);
}

/** The probability of each hypothesis of a case; a temperature above 1 makes them more alike. */
export function probabilitiesOf(
  hypotheses: readonly FitHypothesis[],
  values: readonly number[],
  temperature = 1,
): number[] {
  const logits = hypotheses.map(
    ({ terms, offset }) =>
      terms.reduce((sum, [p, factor]) => sum + (values[p] ?? 0) * factor, offset) / temperature,
  );
  const highest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function placed(ways: readonly number[], parameters: readonly FitParameter[]): number[] {
  return parameters.map(({ prior, moves }, p) => {
    const way = ways[p] ?? 0;
    return moves === "times" ? prior * Math.exp(way) : prior + way;
  });
}

/** Weighted negative log-likelihood of the right hypotheses, with the penalty; its gradient by the ways. */
function lossOf(
  cases: readonly FitCase[],
  ways: readonly number[],
  parameters: readonly FitParameter[],
): { loss: number; gradient: number[] } {
  const values = placed(ways, parameters);
  const byValue = parameters.map(() => 0);
  let loss = 0;
  for (const { hypotheses, weight } of cases) {
    const probabilities = probabilitiesOf(hypotheses, values);
    const right = Math.max(
      Number.MIN_VALUE,
      hypotheses.reduce((sum, { isRight }, h) => sum + (isRight ? (probabilities[h] ?? 0) : 0), 0),
    );
    loss -= weight * Math.log(right);
    for (const [h, { terms, isRight }] of hypotheses.entries()) {
      const probability = probabilities[h] ?? 0;
      const pull = weight * (probability - (isRight ? probability / right : 0));
      for (const [p, factor] of terms) byValue[p] = (byValue[p] ?? 0) + pull * factor;
    }
  }
  const gradient = parameters.map(({ moves, penalty }, p) => {
    const way = ways[p] ?? 0;
    loss += (penalty / 2) * way * way;
    return penalty * way + (byValue[p] ?? 0) * (moves === "times" ? (values[p] ?? 0) : 1);
  });
  return { loss, gradient };
}

/** How steep each parameter may get: steps are taken in its units. */
function curvature(cases: readonly FitCase[], parameters: readonly FitParameter[]): number[] {
  const sums = parameters.map(({ penalty }) => penalty + ENOUGH);
  for (const { hypotheses, weight } of cases)
    for (const { terms } of hypotheses)
      for (const [p, factor] of terms) {
        const parameter = parameters[p];
        const unit = parameter?.moves === "times" ? parameter.prior * factor : factor;
        sums[p] = (sums[p] ?? 0) + (weight * unit * unit) / hypotheses.length;
      }
  return sums;
}
