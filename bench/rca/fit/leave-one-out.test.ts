import { expect, it } from "vitest";

import { createDice } from "../../frame/dice";
import type { UnweighedCase } from "./fit-cases";
import { leaveOneOut } from "./leave-one-out";

const of = (prior: number, weight = prior) => ({ prior, weight });
const AS_IS = {
  tests: { true: of(1), noise: of(1), against: of(-1) },
  something: { least: 2, temperature: 1 },
  noneOfThese: -1,
  temperature: 1,
};

type Made = { systems: readonly string[]; right?: readonly string[] };

/**
 * In each case the first of three services is right, unless said otherwise: "true" finds it, "noise" says anything,
 * loudly, and "against" is seen where it is not.
 */
function cases({ systems, right = ["a"] }: Made): UnweighedCase[] {
  const dice = createDice(5);
  return systems.flatMap((system) =>
    Array.from({ length: 30 }, (_, turn) => ({
      case: `${system}-${turn}`,
      set: `${system}-set`,
      system,
      right,
      suspects: ["a", "b", "c"].map((service) => ({
        service,
        values: {
          true: (right.includes(service) ? 3 : 0) + 0.2 * dice(),
          noise: 4 * dice(),
          against: right.includes(service) ? 0 : dice(),
        },
      })),
    })),
  );
}

it("trusts the test that finds causes, on systems that it has not seen as well", () => {
  const { weights, figures, cases: count } = leaveOneOut(cases({ systems: ["x", "y"] }), AS_IS, 0.1);
  expect(count).toBe(60);
  expect(weights.tests["true"]?.weight).toBeGreaterThan(1);
  expect(weights.tests["noise"]?.weight).toBeLessThan((weights.tests["true"]?.weight ?? 0) / 3);
  expect(weights.tests["against"]?.weight).toBeLessThan(-0.3);
  expect(weights.noneOfThese).toBe(-1);
  expect(Object.keys(figures)).toEqual(["all", "incidents", "x-set", "y-set"]);
  expect(figures["all"]?.asIs.ac1).toBeLessThan(1);
  expect(figures["all"]?.fitted.ac1).toBe(1);
  expect(figures["all"]?.leftOut.ac1).toBe(1);
  expect(figures["all"]?.leftOut.surprise).toBeLessThan(figures["all"]?.asIs.surprise ?? 0);
});

it("knows nothing of the only system there is, whatever the weights of today learned of it", () => {
  const only = cases({ systems: ["x"] });
  const learned = { ...AS_IS, tests: { true: of(1, 9), noise: of(1, 0), against: of(-1, -9) } };
  const [one, other] = [leaveOneOut(only, AS_IS, 0.1), leaveOneOut(only, learned, 0.1)];
  expect(other.figures["all"]?.asIs.ac1).toBe(1);
  expect(other.figures["all"]?.leftOut).toEqual(one.figures["all"]?.leftOut);
  expect(other.weights).toEqual(one.weights);
});

it("takes a fault-free window for right where nothing is wrong", () => {
  const quiet = cases({ systems: ["x", "y"], right: [] });
  const alarmed = { ...AS_IS, something: { least: 0, temperature: 1 } };
  const { figures, weights } = leaveOneOut(quiet, alarmed, 0.1);
  expect(weights.something.least).toBeGreaterThan(2);
  expect(figures["all"]?.leftOut.ac1).toBe(1);
  expect(figures["all"]?.asIs.ac1).toBeLessThan(0.5);
});
