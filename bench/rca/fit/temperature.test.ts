import { expect, it } from "vitest";

import { calibrated } from "./temperature";

/** Of two hypotheses the first has the log-odds of the first parameter, and is right in the given share of the cases. */
function cases(share: number) {
  return Array.from({ length: 100 }, (_, at) => ({
    weight: 1,
    hypotheses: [
      { terms: [[0, 1] as const], offset: 0, isRight: at < share * 100 },
      { terms: [], offset: 0, isRight: at >= share * 100 },
      { terms: [[1, 1] as const], offset: 0, isRight: false },
    ],
  }));
}
const NEVER = -60;

it("brings how sure to how often right", () => {
  const { values, temperature } = calibrated(cases(0.75), [4, NEVER], 1);
  expect(1 / (1 + Math.exp(-(values[0] ?? 0) / temperature))).toBeCloseTo(0.75, 2);
});

it("leaves alone what is as sure as it is often right", () => {
  expect(calibrated(cases(0.75), [Math.log(3), NEVER], 1).temperature).toBeCloseTo(1, 1);
});

it("moves the null to where it is right as often as it says", () => {
  const sometimes = cases(0.75).map(({ weight, hypotheses }, at) => ({
    weight,
    hypotheses: hypotheses.map(({ terms, offset, isRight }, h) => ({
      terms,
      offset,
      isRight: at % 4 === 0 ? h === 2 : isRight,
    })),
  }));
  const { values, temperature } = calibrated(sometimes, [2, 0], 1);
  const powers = [values[0] ?? 0, 0, values[1] ?? 0].map((value) => Math.exp(value / temperature));
  const all = powers.reduce((sum, power) => sum + power, 0);
  expect((powers[2] ?? 0) / all).toBeCloseTo(0.25, 1);
});
