import type { AnalysisInput } from "@/lib/analysis/analysis-input";
import { blindSpotsOf } from "@/lib/analysis/blind-spots";
import { changeScores, type Weighed } from "@/lib/analysis/change-scores";
import { outsideCauses } from "@/lib/analysis/outside-causes";
import { sceneOf } from "@/lib/analysis/scene";
import { suspectsOf, suspicionOf } from "@/lib/analysis/suspects";
import { runTests } from "@/lib/analysis/tests/run-tests";

import { NO_CULPRIT } from "../score/truth";
import type { FitHypothesis } from "./conditional-logit";

/** A weight of the engine's data file that says which change is to blame, in the order of the fit's parameters. */
export const CHANGE_WEIGHTS = [
  "none",
  "outside",
  "time",
  "place",
  "notDeployed",
  "content",
  "words",
  "names",
  "placebo",
  "canary",
] as const;

export type ChangeWeights = Readonly<Record<(typeof CHANGE_WEIGHTS)[number], number>>;

/**
 * Where a fit begins, and whither its penalty pulls: what is thought of each before any case. Time, content and the
 * placebo control come in log-odds of their own; a change a few minutes before the trouble (+1.5), of the service that
 * all suspicion points at (+2), is as likely to blame as not, and nothing of it has been read yet: what is said of
 * innocents costs most. Canaries are the best experiment there is, and an error that calls by name what a
 * change touched is the next best.
 */
export const CHANGE_PRIORS: ChangeWeights = {
  none: 3.2,
  outside: 2,
  time: 0.6,
  place: 3,
  notDeployed: -1,
  content: 1,
  words: 0.7,
  names: 1.5,
  placebo: 0.8,
  canary: 1.5,
};

/** A recorded incident whose culprit is known, before anything was weighed in it. */
export type ChangeCase = {
  case: string;
  set: string;
  /** That no change is to blame, then each change. */
  hypotheses: readonly (FitHypothesis & { name: string })[];
};

/** What the tests saw of the changes of a case, beside no change at all. */
export function changeHypotheses(
  input: AnalysisInput,
  culprit: string,
  called: ReadonlyMap<string, string>,
): ChangeCase["hypotheses"] {
  const scene = sceneOf(input);
  const findings = runTests(scene);
  const shares = suspicionOf(suspectsOf(scene, findings, blindSpotsOf(scene)));
  const clear = outsideCauses(scene).reduce((most, { strength }) => Math.max(most, strength), 0);
  const none = {
    name: NO_CULPRIT,
    offset: 0,
    isRight: culprit === NO_CULPRIT,
    terms: termsOf({ none: 1, outside: clear }),
  };
  return [
    none,
    ...changeScores(scene, { findings, shares }).map(({ change, values }) => {
      const name = called.get(change.id) ?? change.id;
      return { name, offset: 0, isRight: name === culprit, terms: termsOf(values) };
    }),
  ];
}

type Values = Readonly<Partial<Record<Weighed | "none" | "outside", number>>>;

function termsOf(values: Values): [number, number][] {
  return CHANGE_WEIGHTS.flatMap((name, at): [number, number][] => {
    const value = values[name] ?? 0;
    return value === 0 ? [] : [[at, value]];
  });
}

/** Weights as parameters. */
export function placedWeights(weights: ChangeWeights): number[] {
  return CHANGE_WEIGHTS.map((name) => weights[name]);
}

/** Parameters as weights. */
export function namedWeights(values: readonly number[]): Record<string, number> {
  return Object.fromEntries(CHANGE_WEIGHTS.map((name, at) => [name, values[at] ?? 0]));
}
