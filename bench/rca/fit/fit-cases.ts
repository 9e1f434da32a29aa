import type { Calibration } from "@/lib/analysis/beliefs";

import type { Calibrated } from "./calibrated";
import type { FitCase, FitHypothesis, FitParameter } from "./conditional-logit";
import type { Suspect } from "./suspects";

/** A case before anything was weighed in it. */
export type UnweighedCase = {
  case: string;
  set: string;
  /** What is left out together. */
  system: string;
  suspects: readonly Suspect[];
  /** Services of which any is right; none where nothing is wrong. */
  right: readonly string[];
};

/** What was believed of a test before any case, and what its unit is worth in log-odds. */
export type TestWeight = { prior: number; weight: number };

/** Log-odds by unit of what a test saw, and those of the nulls: as the engine's data file has them. */
export type Weights = {
  tests: Readonly<Record<string, TestWeight>>;
  noneOfThese: number;
} & Calibration;

/** Of a test of which nothing was said before. */
const UNSAID = 0.5;
const PRIOR_OF_NOTHING_WRONG = 3.5;
/** While tests are fitted, "nothing wrong" is one more hypothesis: learned from many windows, it is hardly held back. */
const PENALTY_OF_NOTHING_WRONG = 0.05;

/**
 * What is fitted: how far the weight of each test is from its prior, in whose direction it stays, and that of "nothing
 * wrong". "None of these" stays as it is: no case has it for its answer.
 */
export type Parameters = {
  tests: readonly string[];
  fitted: readonly FitParameter[];
  noneOfThese: number;
};

export function parametersOf(cases: readonly UnweighedCase[], asIs: Weights, penalty: number): Parameters {
  const seen = new Set(
    cases.flatMap(({ suspects }) => suspects.flatMap(({ values }) => Object.keys(values))),
  );
  const tests = [...seen].sort();
  return {
    tests,
    noneOfThese: asIs.noneOfThese,
    fitted: [
      ...tests.map((test): FitParameter => ({
        prior: asIs.tests[test]?.prior ?? UNSAID,
        moves: "times",
        penalty,
      })),
      { prior: PRIOR_OF_NOTHING_WRONG, moves: "plus", penalty: PENALTY_OF_NOTHING_WRONG },
    ],
  };
}

/** Weights as values of the parameters. What the weights do not name is as it was believed before. */
export function valuesOf({ tests, fitted }: Parameters, weights: Weights): number[] {
  return tests.map((test, at) => weights.tests[test]?.weight ?? fitted[at]?.prior ?? UNSAID);
}

/** Values of the parameters as weights. */
export function weightsOf(
  { tests, fitted, noneOfThese }: Parameters,
  { values, something, temperature }: Calibrated,
): Weights {
  return {
    tests: Object.fromEntries(
      tests.map((test, at) => {
        const prior = fitted[at]?.prior ?? UNSAID;
        return [test, { prior, weight: values[at] ?? prior }];
      }),
    ),
    noneOfThese,
    something,
    temperature,
  };
}

/** The suspects of a case in their order, then "nothing wrong" and "none of these". */
function hypothesesOf(
  { suspects, right }: UnweighedCase,
  { tests, noneOfThese }: Parameters,
): FitHypothesis[] {
  return [
    ...suspects.map(({ service, values }): FitHypothesis => ({
      offset: 0,
      isRight: service !== null && right.includes(service),
      terms: tests.flatMap((test, at): [number, number][] => {
        const value = values[test] ?? 0;
        return value === 0 ? [] : [[at, value]];
      }),
    })),
    { offset: 0, isRight: right.length === 0, terms: [[tests.length, 1]] },
    { offset: noneOfThese, isRight: false, terms: [] },
  ];
}

/** Each set weighs as much as the others, however many cases it has. */
export function fitCases(cases: readonly UnweighedCase[], parameters: Parameters): FitCase[] {
  const counts = new Map<string, number>();
  for (const { set } of cases) counts.set(set, (counts.get(set) ?? 0) + 1);
  return cases.map((own) => ({
    weight: cases.length / counts.size / (counts.get(own.set) ?? 1),
    hypotheses: hypothesesOf(own, parameters),
  }));
}
