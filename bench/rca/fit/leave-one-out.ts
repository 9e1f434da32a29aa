import { type Accuracy, accuracyOf, mean } from "../score/accuracy";
import { calibrationOf } from "../score/calibration";
import { believedIn, type Calibrated, calibrated } from "./calibrated";
import { fitConditionalLogit } from "./conditional-logit";
import {
  fitCases,
  type Parameters,
  parametersOf,
  type UnweighedCase,
  valuesOf,
  type Weights,
  weightsOf,
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
  /**
   * Over all cases, over those in which something was wrong, and by set: by no more than priors, as the engine weighs today, fitted to all, and fitted to all
   * other systems.
   */
  figures: Readonly<Record<string, { prior: Figures; asIs: Figures; fitted: Figures; leftOut: Figures }>>;
};

/** Fits to all cases, and for each system to the cases of all others; never from weights that saw it. */
export function leaveOneOut(cases: readonly UnweighedCase[], asIs: Weights, penalty: number): Fitted {
  const parameters = parametersOf(cases, asIs, penalty);
  const systems = [...new Set(cases.map(({ system }) => system))];
  const all = fitted(cases, parameters);
  const bySystem = new Map(
    systems.map((system) => [
      system,
      fitted(
        cases.filter((own) => own.system !== system),
        parameters,
      ),
    ]),
  );
  const prior = priorOf(parameters);
  const today = { ...asIs, values: valuesOf(parameters, asIs) };
  const judged = cases.map((own) => ({
    set: own.set,
    prior: judgedBy(own, parameters, prior),
    asIs: judgedBy(own, parameters, today),
    fitted: judgedBy(own, parameters, all),
    leftOut: judgedBy(own, parameters, bySystem.get(own.system) ?? prior),
  }));
  const sets = [...new Set(cases.map(({ set }) => set))].sort();
  const figures = (some: typeof judged) => ({
    prior: figuresOf(some.map((own) => own.prior)),
    asIs: figuresOf(some.map((own) => own.asIs)),
    fitted: figuresOf(some.map((own) => own.fitted)),
    leftOut: figuresOf(some.map((own) => own.leftOut)),
  });
  return {
    cases: cases.length,
    weights: weightsOf(parameters, all),
    figures: Object.fromEntries([
      ["all", figures(judged)],
      ["incidents", figures(judged.filter(({ prior: { right } }) => !right.includes(NOTHING)))],
      ...sets.map((set) => [set, figures(judged.filter((own) => own.set === set))]),
    ]),
  };
}

function priorOf({ fitted: parameters }: Parameters): Calibrated {
  const values = parameters.slice(0, -1).map(({ prior }) => prior);
  return { values, something: { least: 2, temperature: 1 }, temperature: 1 };
}

/** Where there is but one system, nothing was learned for it: what was believed before. */
function fitted(cases: readonly UnweighedCase[], parameters: Parameters): Calibrated {
  if (cases.length === 0) return priorOf(parameters);
  const values = fitConditionalLogit(fitCases(cases, parameters), parameters.fitted);
  return calibrated(cases, parameters, values.slice(0, -1));
}

type Judged = { ranked: string[]; right: readonly string[]; first: number; likelihood: number };

/** "" stands for "nothing wrong", so that fault-free windows have an answer too. */
const NOTHING = "";

function judgedBy(own: UnweighedCase, parameters: Parameters, by: Calibrated): Judged {
  const { services, nothingWrong } = believedIn(own, parameters, by);
  const isFaultFree = own.right.length === 0;
  const right = isFaultFree ? [NOTHING] : own.right;
  const ranked = [
    ...own.suspects.map(({ service }, at) => ({ name: service ?? NOTHING, probability: services[at] ?? 0 })),
    ...(isFaultFree ? [{ name: NOTHING, probability: nothingWrong }] : []),
  ].sort((one, other) => other.probability - one.probability);
  return {
    ranked: ranked.map(({ name }) => name),
    right,
    first: ranked[0]?.probability ?? 0,
    likelihood: ranked.reduce(
      (sum, { name, probability }) => sum + (right.includes(name) ? probability : 0),
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
