import { expect, it } from "vitest";

import { sampleSignals } from "@/test/sample-signals";

import { buildFrame } from "./build-frame";

const buckets = (counts: readonly (readonly [le: string, count: number])[]) =>
  counts.map(([le, count]) => ({
    metric: "http.server.request.duration.bucket",
    unit: "s",
    kind: "delta" as const,
    attributes: { le, "http.route": "/" },
    values: [
      [10, count],
      [20, 0],
    ] as const,
  }));

function quantiles(counts: readonly (readonly [le: string, count: number])[]) {
  const { series } = buildFrame(sampleSignals({ seconds: 20, points: buckets(counts) }));
  return series.map(({ metric, unit, attributes, values }) => ({
    metric,
    unit,
    quantile: attributes["quantile"],
    route: attributes["http.route"],
    values: [...values],
  }));
}

it("turns the buckets of a histogram into its quantiles, between the bounds of a bucket evenly", () => {
  const found = quantiles([
    ["+Inf", 100],
    ["0.1", 50],
    ["0.2", 90],
    ["1", 100],
  ]);
  const shared = { metric: "http.server.request.duration.quantile", unit: "s", route: "/" };
  expect(found).toHaveLength(3);
  for (const [quantile, value] of [
    ["0.5", 0.1],
    ["0.9", 0.2],
    ["0.99", 0.92],
  ] as const) {
    const own = found.find((series) => series.quantile === quantile);
    expect(own).toMatchObject(shared);
    expect(own?.values[0]).toBeCloseTo(value);
    expect(own?.values[1]).toBeNaN();
  }
});

it("says the last bound where the value lies above all of them", () => {
  const found = quantiles([
    ["0.1", 1],
    ["+Inf", 100],
  ]);
  expect(found.map(({ values }) => values[0])).toEqual([0.1, 0.1, 0.1]);
});

it("leaves a bucket alone whose bound is no number", () => {
  expect(quantiles([["wide", 1]]).map(({ metric }) => metric)).toEqual([
    "http.server.request.duration.bucket",
  ]);
});
