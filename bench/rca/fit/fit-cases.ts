import type { FitCase, FitHypothesis } from "./conditional-logit";
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

/** Log-odds by unit of what a test saw, and those of the nulls: as the engine's data file has them. */
export type Weights = {
  tests: Readonly<Record<string, number>>;
  nothingWrong: number;
  noneOfThese: number;
};

/** Where a fit begins, and whither its penalty pulls: every test counts alike, whatever any case said. */
const NEUTRAL = 0.3;
const NEUTRAL_NULL = 2;

/**
 * What is fitted: a weight for each test, in the direction in which it speaks, and that of "nothing wrong", the last.
 * A test never comes to speak against what it means. "None of these" stays as it is: no case has it for its answer.
 */
export type Parameters = {
  tests: readonly { test: string; sign: 1 | -1 }[];
  noneOfThese: number;
};

export function parametersOf(cases: readonly UnweighedCase[], asIs: Weights): Parameters {
  const seen = new Set(
    cases.flatMap(({ suspects }) => suspects.flatMap(({ values }) => Object.keys(values))),
  );
  return {
    tests: [...seen].sort().map((test) => ({ test, sign: (asIs.tests[test] ?? 0) < 0 ? -1 : 1 })),
    noneOfThese: asIs.noneOfThese,
  };
}

export function neutral({ tests }: Parameters): number[] {
  return [...tests.map(() => NEUTRAL), NEUTRAL_NULL];
}

export function leastOf({ tests }: Parameters): number[] {
  return [...tests.map(() => 0), Number.NEGATIVE_INFINITY];
}

/** Weights as parameters. What the weights do not name is neutral. */
export function placed({ tests }: Parameters, weights: Weights): number[] {
  return [
    ...tests.map(({ test, sign }) => (weights.tests[test] ?? sign * NEUTRAL) * sign),
    weights.nothingWrong,
  ];
}

/** Parameters as weights. */
export function named({ tests, noneOfThese }: Parameters, values: readonly number[]): Weights {
  return {
    tests: Object.fromEntries(tests.map(({ test, sign }, at) => [test, sign * (values[at] ?? NEUTRAL)])),
    nothingWrong: values[tests.length] ?? NEUTRAL_NULL,
    noneOfThese,
  };
}

/** The suspects of a case in their order, then "nothing wrong" and "none of these". */
export function hypothesesOf(
  { suspects, right }: UnweighedCase,
  { tests, noneOfThese }: Parameters,
): FitHypothesis[] {
  return [
    ...suspects.map(({ service, values }): FitHypothesis => ({
      offset: 0,
      isRight: service !== null && right.includes(service),
      terms: tests.flatMap(({ test, sign }, at): [number, number][] => {
        const value = values[test] ?? 0;
        return value === 0 ? [] : [[at, sign * value]];
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
