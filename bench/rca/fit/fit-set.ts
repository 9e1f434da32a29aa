import type { JudgedHypothesis } from "@/lib/analysis/judgement";

import type { FitCase } from "./conditional-logit";

/** A case with what the engine weighed in it; enough to weigh it anew. */
export type WeighedCase = {
  case: string;
  set: string;
  /** What is left out together. */
  system: string;
  hypotheses: readonly WeighedHypothesis[];
  /** Services of which any is right; none where nothing is wrong. */
  right: readonly string[];
};

export type WeighedHypothesis = {
  kind: string;
  /** The service that it blames; null where it blames none. */
  service: string | null;
  prior: number;
  /** By test, the log-odds that it gave. */
  weights: Readonly<Record<string, number>>;
};

/** An edge is the fault of who is called. */
export function weighed({ kind, component, prior, evidence }: JudgedHypothesis): WeighedHypothesis {
  const weights: Record<string, number> = {};
  for (const { test, weight } of evidence) weights[test] = (weights[test] ?? 0) + weight;
  return { kind, service: component?.split(">").at(-1) ?? null, prior, weights };
}

export function isRight({ kind, service }: WeighedHypothesis, right: readonly string[]): boolean {
  return right.length === 0 ? kind === "nothing_wrong" : service !== null && right.includes(service);
}

/**
 * What is fitted: by test, a factor on the log-odds that it gives (1: as it is), and by kind, what is added to its
 * prior (0: as it is).
 */
export type Parameters = { tests: readonly string[]; kinds: readonly string[] };

export function parametersOf(cases: readonly WeighedCase[]): Parameters {
  const all = cases.flatMap(({ hypotheses }) => hypotheses);
  return {
    tests: inOrder(all.flatMap(({ weights }) => Object.keys(weights))),
    kinds: inOrder(all.map(({ kind }) => kind)),
  };
}

function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** Each set weighs as much as the others, however many cases it has. */
export function fitCases(cases: readonly WeighedCase[], { tests, kinds }: Parameters): FitCase[] {
  const places = new Map([
    ...tests.map((test, at): [string, number] => [`test ${test}`, at]),
    ...kinds.map((kind, at): [string, number] => [`kind ${kind}`, tests.length + at]),
  ]);
  const counts = new Map<string, number>();
  for (const { set } of cases) counts.set(set, (counts.get(set) ?? 0) + 1);
  return cases.map(({ set, hypotheses, right }) => ({
    weight: cases.length / counts.size / (counts.get(set) ?? 1),
    hypotheses: hypotheses.map((own) => ({
      offset: own.prior,
      isRight: isRight(own, right),
      terms: [
        ...Object.entries(own.weights).map(([test, weight]) => term(places, `test ${test}`, weight)),
        term(places, `kind ${own.kind}`, 1),
      ],
    })),
  }));
}

function term(places: ReadonlyMap<string, number>, name: string, factor: number): [number, number] {
  return [places.get(name) ?? -1, factor];
}
