/** A hypothesis as the fit sees it: log-odds that are given, and how much each parameter adds to them. */
export type FitHypothesis = {
  /** Index of the parameter and its factor; each parameter at most once. */
  terms: readonly (readonly [parameter: number, factor: number])[];
  offset: number;
  isRight: boolean;
};

export type FitCase = { hypotheses: readonly FitHypothesis[]; weight: number };

export type FitPlan = {
  /** Where parameters start and whither the penalty pulls them. */
  start: readonly number[];
  /** No parameter falls below its own. */
  least: readonly number[];
  /** Half of this times the square of each parameter's way from its start is added to the loss. */
  penalty: number;
  steps?: number;
};

const STEPS = 300;
const HALVINGS = 30;
const ENOUGH = 1e-9;

/**
 * Parameters that make the right hypotheses of the cases likely: a conditional logit (softmax over each case's
 * hypotheses; where several are right, their sum counts), ridge-penalised, by projected gradient descent with halved
 * steps. Deterministic: the same cases in the same order give the same bits.
 */
export function fitConditionalLogit(cases: readonly FitCase[], plan: FitPlan): number[] {
  const usable = cases.filter(({ hypotheses }) => hypotheses.some(({ isRight }) => isRight));
  const scale = curvature(usable, plan);
  let parameters = [...plan.start];
  let { loss, gradient } = lossOf(usable, parameters, plan);
  let step = 1;
  for (let turn = 0; turn < (plan.steps ?? STEPS); turn++) {
    const before = loss;
    for (let halving = 0; halving < HALVINGS; halving++) {
      const tried = parameters.map((value, p) =>
        Math.max(plan.least[p] ?? -Infinity, value - (step * (gradient[p] ?? 0)) / (scale[p] ?? 1)),
      );
      const next = lossOf(usable, tried, plan);
      if (next.loss < loss) {
        parameters = tried;
        ({ loss, gradient } = next);
        step *= 1.5;
        break;
      }
      step /= 2;
    }
    if (before - loss < ENOUGH * Math.max(1, Math.abs(before))) break;
  }
  return parameters;
}

/** The probability of each hypothesis of a case. */
export function probabilitiesOf(
  hypotheses: readonly FitHypothesis[],
  parameters: readonly number[],
): number[] {
  const logits = hypotheses.map(({ terms, offset }) =>
    terms.reduce((sum, [p, factor]) => sum + (parameters[p] ?? 0) * factor, offset),
  );
  const highest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Weighted negative log-likelihood of the right hypotheses, with the penalty. */
function lossOf(cases: readonly FitCase[], parameters: readonly number[], { start, penalty }: FitPlan) {
  const away = parameters.map((value, p) => value - (start[p] ?? 0));
  let loss = away.reduce((sum, way) => sum + (penalty / 2) * way * way, 0);
  const gradient = away.map((way) => penalty * way);
  for (const { hypotheses, weight } of cases) {
    const probabilities = probabilitiesOf(hypotheses, parameters);
    const right = Math.max(
      Number.MIN_VALUE,
      hypotheses.reduce((sum, { isRight }, h) => sum + (isRight ? (probabilities[h] ?? 0) : 0), 0),
    );
    loss -= weight * Math.log(right);
    for (const [h, { terms, isRight }] of hypotheses.entries()) {
      const probability = probabilities[h] ?? 0;
      const pull = weight * (probability - (isRight ? probability / right : 0));
      for (const [p, factor] of terms) gradient[p] = (gradient[p] ?? 0) + pull * factor;
    }
  }
  return { loss, gradient };
}

/** How steep each parameter may get: steps are taken in its units. */
function curvature(cases: readonly FitCase[], { start, penalty }: FitPlan): number[] {
  const sums = start.map(() => penalty + ENOUGH);
  for (const { hypotheses, weight } of cases)
    for (const { terms } of hypotheses)
      for (const [p, factor] of terms)
        sums[p] = (sums[p] ?? 0) + (weight * factor * factor) / hypotheses.length;
  return sums;
}
