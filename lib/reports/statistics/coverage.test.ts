import { describe, expect, it } from "vitest";

import { coverageOfChange, coverageOfQuantile, shapeNames } from "@/test/simulated-histories";

/** `npm run bench:report-coverage` does the same with more sizes. */
const HISTORIES = 1_000;

describe.each(shapeNames)("of %s lengths", (shape) => {
  it.each([
    [0.5, 10],
    [0.5, 30],
    [0.5, 100],
    [0.9, 36],
    [0.9, 100],
  ] as const)("the interval of quantile %d of %d incidents covers 93 to 97 in 100", (p, n) => {
    const covered = coverageOfQuantile({ shape, n, p, histories: HISTORIES, seed: 5 });
    expect(covered).toBeGreaterThanOrEqual(0.93);
    expect(covered).toBeLessThanOrEqual(0.97);
  });
});

it("covers the difference of medians as well", () => {
  const run = { shape: "log-normal", n: 17, nBefore: 25, factor: 1, histories: 200, seed: 5 } as const;
  const covered = coverageOfChange(run);
  expect(covered).toBeGreaterThanOrEqual(0.93);
  expect(covered).toBeLessThanOrEqual(0.98);
});
