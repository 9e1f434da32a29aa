import { expect, it } from "vitest";

import { createDice } from "../../frame/dice";
import type { WeighedCase, WeighedHypothesis } from "./fit-set";
import { leaveOneOut } from "./leave-one-out";

/** In each case the first of three services is right: "true" finds it, "noise" says anything, loudly. */
function cases(systems: readonly string[]): WeighedCase[] {
  const dice = createDice(5);
  return systems.flatMap((system) =>
    Array.from({ length: 30 }, (_, turn) => ({
      case: `${system}-${turn}`,
      set: `${system}-set`,
      system,
      right: ["a"],
      hypotheses: ["a", "b", "c"].map((service, place) => ({
        kind: "cpu",
        service,
        prior: 0,
        weights: { true: (place === 0 ? 1 : 0) + 0.2 * dice(), noise: 4 * dice() },
      })),
    })),
  );
}

it("trusts the test that finds causes, on systems that it has not seen as well", () => {
  const { factors, figures, cases: count } = leaveOneOut(cases(["x", "y"]), 0.01);
  expect(count).toBe(60);
  expect(factors["true"]).toBeGreaterThan(3);
  expect(factors["noise"]).toBeLessThan(0.5);
  expect(Object.keys(figures)).toEqual(["all", "x-set", "y-set"]);
  expect(figures["all"]?.asIs.ac1).toBeLessThan(0.8);
  expect(figures["all"]?.fitted.ac1).toBe(1);
  expect(figures["all"]?.leftOut.ac1).toBe(1);
  expect(figures["all"]?.leftOut.surprise).toBeLessThan(figures["all"]?.asIs.surprise ?? 0);
});

it("learns nothing of the only system there is", () => {
  const { figures } = leaveOneOut(cases(["x"]), 0.01);
  expect(figures["all"]?.leftOut).toEqual(figures["all"]?.asIs);
});

it("takes a fault-free window for right where nothing is wrong", () => {
  const nothing: WeighedHypothesis = { kind: "nothing_wrong", service: null, prior: 0, weights: {} };
  const quiet = cases(["x", "y"]).map(({ set, system, hypotheses, case: name }): WeighedCase => ({
    case: name,
    set,
    system,
    right: [],
    hypotheses: [...hypotheses, nothing],
  }));
  const { figures, priors } = leaveOneOut(quiet, 0.01);
  expect(priors["nothing_wrong"]).toBeGreaterThan(0);
  expect(figures["all"]?.leftOut.ac1).toBeGreaterThan(figures["all"]?.asIs.ac1 ?? 1);
});
