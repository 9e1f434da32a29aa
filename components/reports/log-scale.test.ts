import { expect, it } from "vitest";

import { sampleReport, emptyReport } from "@/test/sample-report";

import { jitter, logScale } from "./log-scale";

it("holds every point and interval, in their order", () => {
  const { place } = logScale(sampleReport.measures);
  for (const { points, median } of sampleReport.measures) {
    const places = points.map(({ seconds }) => place(seconds));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places.every((at) => at > 0 && at < 1)).toBe(true);
    expect(median.known && place(median.low) < place(median.high)).toBe(true);
  }
});

it("is logarithmic: equal ratios are equal distances", () => {
  const { place } = logScale(sampleReport.measures);
  expect(place(3_600) - place(360)).toBeCloseTo(place(600) - place(60), 10);
});

it("has marks that stand apart, and stands without a single point", () => {
  for (const measures of [sampleReport.measures, emptyReport.measures, []]) {
    const { ticks, place } = logScale(measures);
    for (const [index, tick] of ticks.entries())
      expect(tick.at - (ticks[index - 1]?.at ?? -1)).toBeGreaterThan(0.03);
    expect(place(0)).toBe(0);
    expect(Number.isFinite(place(1e9))).toBe(true);
  }
});

it("spreads the dots over the whole height", () => {
  const heights = Array.from({ length: 100 }, (_, rank) => jitter(rank)).toSorted(
    (one, other) => one - other,
  );
  expect(heights[0]).toBeLessThan(0.02);
  expect(heights.at(-1)).toBeGreaterThan(0.98);
});
