import { type Accuracy, accuracyOf, mean } from "../score/accuracy";
import { calibrationOf } from "../score/calibration";
import { fitConditionalLogit, probabilitiesOf } from "./conditional-logit";
import { fitCases, isRight, type Parameters, parametersOf, type WeighedCase } from "./fit-set";

export type Figures = Pick<Accuracy, "cases" | "ac1" | "ac3" | "mrr"> & {
  ece: number;
  /** Mean negative log-likelihood of what was right, in nats. */
  surprise: number;
};

export type Fitted = {
  cases: number;
  /** By test, the factor on what it says; by kind, what is added to its prior: from all cases. */
  factors: Readonly<Record<string, number>>;
  priors: Readonly<Record<string, number>>;
  /** Over all cases, and by set: as the engine weighs today, fitted to all, and fitted to all other systems. */
  figures: Readonly<Record<string, { asIs: Figures; fitted: Figures; leftOut: Figures }>>;
};

/** Fits to all cases, and for each system to the cases of all others. */
export function leaveOneOut(cases: readonly WeighedCase[], penalty: number): Fitted {
  const names = parametersOf(cases);
  const asIs = [...names.tests.map(() => 1), ...names.kinds.map(() => 0)];
  const fit = (some: readonly WeighedCase[]) =>
    fitConditionalLogit(fitCases(some, names), { start: asIs, least: leastOf(names), penalty });
  const fitted = fit(cases);
  const systems = [...new Set(cases.map(({ system }) => system))];
  const bySystem = new Map(
    systems.map((system) => [system, fit(cases.filter((own) => own.system !== system))]),
  );
  const judged = cases.map((own) => ({
    set: own.set,
    asIs: judgedBy(own, names, asIs),
    fitted: judgedBy(own, names, fitted),
    leftOut: judgedBy(own, names, bySystem.get(own.system) ?? asIs),
  }));
  const sets = [...new Set(cases.map(({ set }) => set))].sort();
  const figures = (some: typeof judged) => ({
    asIs: figuresOf(some.map((own) => own.asIs)),
    fitted: figuresOf(some.map((own) => own.fitted)),
    leftOut: figuresOf(some.map((own) => own.leftOut)),
  });
  return {
    cases: cases.length,
    factors: Object.fromEntries(names.tests.map((test, at) => [test, fitted[at] ?? 1])),
    priors: Object.fromEntries(names.kinds.map((kind, at) => [kind, fitted[names.tests.length + at] ?? 0])),
    figures: Object.fromEntries([
      ["all", figures(judged)],
      ...sets.map((set) => [set, figures(judged.filter((own) => own.set === set))]),
    ]),
  };
}

/** A test never comes to speak against what it says; priors are free. */
function leastOf({ tests, kinds }: Parameters): number[] {
  return [...tests.map(() => 0), ...kinds.map(() => Number.NEGATIVE_INFINITY)];
}

type Judged = { ranked: string[]; right: readonly string[]; first: number; likelihood: number };

/** "" stands for "nothing wrong", so that fault-free windows have an answer too. */
const NOTHING = "";

function judgedBy(own: WeighedCase, names: Parameters, parameters: readonly number[]): Judged {
  const [fitCase] = fitCases([own], names);
  const probabilities = probabilitiesOf(fitCase?.hypotheses ?? [], parameters);
  const sums = new Map<string, number>();
  let likelihood = 0;
  for (const [h, hypothesis] of own.hypotheses.entries()) {
    const probability = probabilities[h] ?? 0;
    if (isRight(hypothesis, own.right)) likelihood += probability;
    const name = hypothesis.kind === "nothing_wrong" ? NOTHING : hypothesis.service;
    if (name !== null) sums.set(name, (sums.get(name) ?? 0) + probability);
  }
  const isFaultFree = own.right.length === 0;
  const ranked = [...sums]
    .filter(([name]) => isFaultFree || name !== NOTHING)
    .sort(([, one], [, other]) => other - one);
  return {
    ranked: ranked.map(([name]) => name),
    right: isFaultFree ? [NOTHING] : own.right,
    first: ranked[0]?.[1] ?? 0,
    likelihood,
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
