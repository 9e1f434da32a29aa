import { type Blame, blameOf } from "../score/blame";
import { NO_CULPRIT } from "../score/truth";
import {
  CHANGE_PRIORS,
  CHANGE_WEIGHTS,
  type ChangeCase,
  type ChangeWeights,
  namedWeights,
  placedWeights,
} from "./change-cases";
import { type FitCase, fitConditionalLogit, probabilitiesOf } from "./conditional-logit";

/** How well culprits are found, and the mean surprise at them in nats. */
export type ChangeFigures = Pick<Blame, "cases" | "right" | "innocentBlamed" | "missed"> & {
  surprise: number;
};

type Compared = {
  /** With what is thought before any case. */
  priors: ChangeFigures;
  /** As the engine weighs today. */
  asIs: ChangeFigures;
  fitted: ChangeFigures;
  /** Each case, fitted to all others. */
  leftOutCase: ChangeFigures;
  /** The cases of each set, fitted to all other sets. */
  leftOutSet: ChangeFigures;
};

export type FittedChanges = {
  weights: Readonly<Record<string, number>>;
  figures: Readonly<Record<string, Compared>>;
};

/** How often no change is to blame, recordings do not say: most were made with a culprit. Its prior stays. */
const HELD = 1e6;

/** Fits the weights of changes to all cases, and says what fits that never saw a case or its set are worth there. */
export function fitChanges(
  cases: readonly ChangeCase[],
  asIs: ChangeWeights,
  penalty: number,
): FittedChanges {
  const start = placedWeights(CHANGE_PRIORS);
  const parameters = CHANGE_WEIGHTS.map((name, at) => ({
    prior: start[at] ?? 0,
    moves: "times" as const,
    penalty: name === "none" ? HELD : penalty,
  }));
  const fit = (some: readonly ChangeCase[]) => fitConditionalLogit(weighedAlike(some), parameters);
  const fitted = fit(cases);
  const sets = [...new Set(cases.map(({ set }) => set))].sort();
  const without = new Map(sets.map((one) => [one, fit(cases.filter(({ set }) => set !== one))]));
  const judged = cases.map((own) => ({
    set: own.set,
    priors: answerOf(own, start),
    asIs: answerOf(own, placedWeights(asIs)),
    fitted: answerOf(own, fitted),
    leftOutCase: answerOf(own, fit(cases.filter((one) => one !== own))),
    leftOutSet: answerOf(own, without.get(own.set) ?? start),
  }));
  const figures = (some: typeof judged): Compared => ({
    priors: figuresOf(some.map(({ priors }) => priors)),
    asIs: figuresOf(some.map((one) => one.asIs)),
    fitted: figuresOf(some.map((one) => one.fitted)),
    leftOutCase: figuresOf(some.map(({ leftOutCase }) => leftOutCase)),
    leftOutSet: figuresOf(some.map(({ leftOutSet }) => leftOutSet)),
  });
  return {
    weights: namedWeights(fitted),
    figures: Object.fromEntries([
      ["all", figures(judged)],
      ...sets.map((set) => [set, figures(judged.filter((one) => one.set === set))]),
    ]),
  };
}

/** Each set counts as much as another. */
function weighedAlike(cases: readonly ChangeCase[]): FitCase[] {
  const counts = new Map<string, number>();
  for (const { set } of cases) counts.set(set, (counts.get(set) ?? 0) + 1);
  return cases.map(({ set, hypotheses }) => ({
    hypotheses,
    weight: cases.length / counts.size / (counts.get(set) ?? 1),
  }));
}

type Answer = { blamed: string; culprit: string; surprise: number };

function answerOf({ hypotheses }: ChangeCase, parameters: readonly number[]): Answer {
  const sums = new Map<string, number>();
  const probabilities = probabilitiesOf(hypotheses, parameters);
  for (const [at, { name }] of hypotheses.entries())
    sums.set(name, (sums.get(name) ?? 0) + (probabilities[at] ?? 0));
  const [first] = [...sums].toSorted(([, one], [, other]) => other - one);
  const culprit = hypotheses.find(({ isRight }) => isRight)?.name ?? NO_CULPRIT;
  return {
    blamed: first?.[0] ?? NO_CULPRIT,
    culprit,
    surprise: -Math.log(Math.max(Number.MIN_VALUE, sums.get(culprit) ?? 0)),
  };
}

function figuresOf(answers: readonly Answer[]): ChangeFigures {
  const { cases, right, innocentBlamed, missed } = blameOf(answers);
  const surprise = answers.reduce((sum, own) => sum + own.surprise, 0) / Math.max(1, answers.length);
  return { cases, right, innocentBlamed, missed, surprise };
}
