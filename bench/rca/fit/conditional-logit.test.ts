import { expect, it } from "vitest";

import { createDice } from "../../frame/dice";
import { type FitCase, fitConditionalLogit, type FitParameter, probabilitiesOf } from "./conditional-logit";

const twice = (penalty: number): FitParameter[] =>
  [1, 1].map((prior) => ({ prior, moves: "times", penalty }));
const TWICE = twice(0.01);

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
  const [first, second] = fitConditionalLogit(drawn([2, 0.5], 2_000), TWICE);
  expect(first).toBeCloseTo(2, 0);
  expect(second).toBeCloseTo(0.5, 0);
});

it("gives the same bits each time", () => {
  expect(fitConditionalLogit(drawn([2, 0.5], 50), TWICE)).toEqual(
    fitConditionalLogit(drawn([2, 0.5], 50), TWICE),
  );
});

it("stays where it starts without cases, or where nothing is right", () => {
  expect(fitConditionalLogit([], TWICE)).toEqual([1, 1]);
  const wrong = drawn([1, 1], 3).map(({ weight, hypotheses }) => ({
    weight,
    hypotheses: hypotheses.map(({ terms, offset }) => ({ terms, offset, isRight: false })),
  }));
  expect(fitConditionalLogit(wrong, TWICE)).toEqual([1, 1]);
});

it("does not turn a test against what it says", () => {
  const [misleading] = fitConditionalLogit(drawn([-2, 1], 200), TWICE);
  expect(misleading).toBeGreaterThan(0);
  expect(misleading).toBeLessThan(0.1);
});

it("hardly leaves what was believed before where the penalty is high", () => {
  const [first] = fitConditionalLogit(drawn([2, 0.5], 200), twice(10_000));
  expect(first).toBeCloseTo(1, 1);
});

it("counts the sum where several are right", () => {
  const hypotheses = [0, 1, 2].map((h) => ({ terms: [[0, h] as const], offset: 0, isRight: h > 0 }));
  const [weight] = fitConditionalLogit(
    [{ weight: 1, hypotheses }],
    [{ prior: 0, moves: "plus", penalty: 0.1 }],
  );
  expect(weight).toBeGreaterThan(0.5);
});

it("makes hypotheses more alike where it is hotter", () => {
  const hypotheses = [0, 1].map((h) => ({ terms: [[0, h] as const], offset: 0, isRight: h === 1 }));
  const [, cold = 0] = probabilitiesOf(hypotheses, [2]);
  const [, hot = 0] = probabilitiesOf(hypotheses, [2], 4);
  expect(hot).toBeLessThan(cold);
  expect(hot).toBeGreaterThan(0.5);
});
