import { expect, it } from "vitest";

import { createDice } from "../../frame/dice";
import { type FitCase, fitConditionalLogit, probabilitiesOf } from "./conditional-logit";

const PLAN = { start: [1, 1], least: [0, 0], penalty: 0.01 };

/** Cases of which the right hypothesis is drawn with the probabilities that these weights give. */
function drawn(weights: readonly number[], count: number): FitCase[] {
  const dice = createDice(3);
  return Array.from({ length: count }, () => {
    const bare = Array.from({ length: 5 }, () => ({
      terms: weights.map((_, p): [number, number] => [p, dice() * 4 - 2]),
      offset: dice(),
      isRight: false,
    }));
    const probabilities = probabilitiesOf(bare, weights);
    let left = dice();
    const right = probabilities.findIndex((probability) => (left -= probability) < 0);
    return {
      weight: 1,
      hypotheses: bare.map(({ terms, offset }, h) => ({ terms, offset, isRight: h === right })),
    };
  });
}

it("finds the weights by which the right hypotheses were drawn", () => {
  const [first, second] = fitConditionalLogit(drawn([2, 0.5], 2_000), PLAN);
  expect(first).toBeCloseTo(2, 0);
  expect(second).toBeCloseTo(0.5, 0);
});

it("gives the same bits each time", () => {
  expect(fitConditionalLogit(drawn([2, 0.5], 50), PLAN)).toEqual(
    fitConditionalLogit(drawn([2, 0.5], 50), PLAN),
  );
});

it("stays where it starts without cases, or where nothing is right", () => {
  expect(fitConditionalLogit([], PLAN)).toEqual([1, 1]);
  const wrong = drawn([1, 1], 3).map(({ weight, hypotheses }) => ({
    weight,
    hypotheses: hypotheses.map(({ terms, offset }) => ({ terms, offset, isRight: false })),
  }));
  expect(fitConditionalLogit(wrong, PLAN)).toEqual([1, 1]);
});

it("does not turn a test against what it says", () => {
  const [misleading] = fitConditionalLogit(drawn([-2, 1], 200), PLAN);
  expect(misleading).toBe(0);
});

it("counts the sum where several are right", () => {
  const hypotheses = [0, 1, 2].map((h) => ({ terms: [[0, h] as const], offset: 0, isRight: h > 0 }));
  const [weight] = fitConditionalLogit([{ weight: 1, hypotheses }], {
    start: [0],
    least: [-10],
    penalty: 0.1,
  });
  expect(weight).toBeGreaterThan(0.5);
});
