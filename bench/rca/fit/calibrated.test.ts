import { expect, it } from "vitest";

import { calibrated } from "./calibrated";
import { type UnweighedCase, parametersOf } from "./fit-cases";

const TESTS = { seen: { prior: 1, weight: 1 } };
const AS_IS = { tests: TESTS, noneOfThese: -60, something: { least: 2, temperature: 1 }, temperature: 1 };

type Made = { set: string; seen: number; right: string | null };

/** Two services, of which a test saw so much at the first; the right one, or none. */
function made({ set, seen, right }: Made): UnweighedCase {
  return {
    case: set,
    set,
    system: set,
    right: right === null ? [] : [right],
    suspects: [
      { service: "a", values: { seen } },
      { service: "b", values: {} },
    ],
  };
}

function calibratedTo(cases: readonly UnweighedCase[]) {
  return calibrated(cases, parametersOf(cases, AS_IS, 1), [1]);
}

/** Of the first of two services, four ahead of the other. */
function sureness(temperature = Number.NaN): number {
  return 1 / (1 + Math.exp(-4 / temperature));
}

it("makes surer what is right more often", () => {
  const [seldom, often] = [60, 90].map((right) =>
    calibratedTo(
      Array.from({ length: 100 }, (_, at) => made({ set: "x", seen: 4, right: at < right ? "a" : "b" })),
    ),
  );
  expect(sureness(seldom?.temperature)).toBeLessThan(sureness(often?.temperature));
  expect(sureness(often?.temperature)).toBeGreaterThan(0.85);
  expect(sureness(often?.temperature)).toBeLessThan(0.97);
});

it("puts the least of an incident between what is seen in quiet windows and in incidents", () => {
  const [quiet, loud] = [0, 5].map(
    (level) => (at: number) =>
      made({
        set: level === 0 ? "quiet" : "loud",
        seen: level + (at % 10) / 10,
        right: level === 0 ? null : "a",
      }),
  );
  const cases = Array.from({ length: 40 }, (_, at) => [quiet?.(at), loud?.(at)]).flat();
  const { something } = calibratedTo(cases.filter((one) => one !== undefined));
  expect(something.least).toBeGreaterThan(1);
  expect(something.least).toBeLessThan(5);
});
