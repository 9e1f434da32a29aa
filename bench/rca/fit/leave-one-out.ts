import { type Accuracy, accuracyOf, mean } from "../score/accuracy";
import { calibrationOf } from "../score/calibration";
import { fitConditionalLogit, probabilitiesOf } from "./conditional-logit";
import {
  fitCases,
  hypothesesOf,
  leastOf,
  named,
  neutral,
  type Parameters,
  parametersOf,
  placed,
  type UnweighedCase,
  type Weights,
} from "./fit-cases";

export type Figures = Pick<Accuracy, "cases" | "ac1" | "ac3" | "mrr"> & {
  ece: number;
  /** Mean negative log-likelihood of what was right, in nats. */
  surprise: number;
};

export type Fitted = {
  cases: number;
  /** Fitted to all cases. */
  weights: Weights;
  /** Over all cases, and by set: as the engine weighs today, fitted to all, and fitted to all other systems. */
  figures: Readonly<Record<string, { asIs: Figures; fitted: Figures; leftOut: Figures }>>;
};

/** Fits to all cases, and for each system to the cases of all others; never from weights that saw it. */
export function leaveOneOut(cases: readonly UnweighedCase[], asIs: Weights, penalty: number): Fitted {
  const parameters = parametersOf(cases, asIs);
  const plan = { start: neutral(parameters), least: leastOf(parameters), penalty };
  const fit = (some: readonly UnweighedCase[]) => fitConditionalLogit(fitCases(some, parameters), plan);
  const fitted = fit(cases);
  const systems = [...new Set(cases.map(({ system }) => system))];
  const bySystem = new Map(
    systems.map((system) => [system, fit(cases.filter((own) => own.system !== system))]),
  );
  const judged = cases.map((own) => ({
    set: own.set,
    asIs: judgedBy(own, parameters, placed(parameters, asIs)),
    fitted: judgedBy(own, parameters, fitted),
    leftOut: judgedBy(own, parameters, bySystem.get(own.system) ?? plan.start),
  }));
  const sets = [...new Set(cases.map(({ set }) => set))].sort();
  const figures = (some: typeof judged) => ({
    asIs: figuresOf(some.map((own) => own.asIs)),
    fitted: figuresOf(some.map((own) => own.fitted)),
    leftOut: figuresOf(some.map((own) => own.leftOut)),
  });
  return {
    cases: cases.length,
    weights: named(parameters, fitted),
    figures: Object.fromEntries([
      ["all", figures(judged)],
      ...sets.map((set) => [set, figures(judged.filter((own) => own.set === set))]),
    ]),
  };
}

type Judged = { ranked: string[]; right: readonly string[]; first: number; likelihood: number };

/** "" stands for "nothing wrong", so that fault-free windows have an answer too. */
const NOTHING = "";

function judgedBy(own: UnweighedCase, parameters: Parameters, values: readonly number[]): Judged {
  const hypotheses = hypothesesOf(own, parameters);
  const probabilities = probabilitiesOf(hypotheses, values);
  const isFaultFree = own.right.length === 0;
  const names = [...own.suspects.map(({ service }) => service), isFaultFree ? NOTHING : null];
  const ranked = names
    .flatMap((name, at) => (name === null ? [] : [{ name, probability: probabilities[at] ?? 0 }]))
    .sort((one, other) => other.probability - one.probability);
  return {
    ranked: ranked.map(({ name }) => name),
    right: isFaultFree ? [NOTHING] : own.right,
    first: ranked[0]?.probability ?? 0,
    likelihood: hypotheses.reduce(
      (sum, { isRight }, at) => sum + (isRight ? (probabilities[at] ?? 0) : 0),
      0,
    ),
  };
}

function figuresOf(judged: readonly Judged[]): Figures {
  const { cases, ac1, ac3, mrr } = accuracyOf(judged);
  const answers = judged.map(({ ranked, right, first }) => ({
    probability: first,
    isRight: right.includes(ranked[0] ?? "none at all"),
  }));
  return {
    cases,
    ac1,
    ac3,
    mrr,
    ece: calibrationOf(answers).ece,
    surprise: mean(judged.map(({ likelihood }) => -Math.log(Math.max(Number.MIN_VALUE, likelihood)))),
  };
}
