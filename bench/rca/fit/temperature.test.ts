import { expect, it } from "vitest";

import { temperatureOf } from "./temperature";

/** Of two hypotheses the first has the given log-odds, and is right in the given share of the cases. */
function cases(logOdds: number, share: number) {
  return Array.from({ length: 100 }, (_, at) => ({
    weight: 1,
    values: [logOdds],
    hypotheses: [1, 0].map((factor) => ({
      terms: [[0, factor] as const],
      offset: 0,
      isRight: at < share * 100 === (factor === 1),
    })),
  }));
}

it("brings how sure to how often right", () => {
  const share = 0.75;
  const temperature = temperatureOf(cases(4, share));
  expect(1 / (1 + Math.exp(-4 / temperature))).toBeCloseTo(share, 3);
});

it("leaves alone what is as sure as it is often right", () => {
  expect(temperatureOf(cases(Math.log(3), 0.75))).toBeCloseTo(1, 3);
});
