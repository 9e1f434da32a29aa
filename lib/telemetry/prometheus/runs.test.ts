import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readSample } from "./answers";
import { defaultLabelMapping } from "./label-mapping";
import { readMatrix, tableOf } from "./runs";

const OPTIONS = {
  catalogue: { metadata: new Map(), names: new Set(["latency"]) },
  mapping: defaultLabelMapping,
  stretch: { fromMs: 1_000, toMs: 2_000 },
  aggregate: null,
};

const row = (metric: Record<string, string>, values: readonly unknown[]) => ({
  metric,
  values,
  histograms: [],
});

describe("readMatrix", () => {
  it("leaves out samples from beyond the stretch, and series with none in it", () => {
    const { runs } = readMatrix(
      "latency",
      [
        row({ app: "a" }, [
          [0.999, "1"],
          [1, "2"],
          [1.999, "3"],
          [2, "4"],
        ]),
        row({ app: "b" }, [[2, "5"]]),
      ],
      OPTIONS,
    );
    expect(runs).toEqual([
      {
        series: { service: "a", metric: "latency", unit: "", kind: "gauge", attributes: {} },
        timeUs: [1_000_000, 1_999_000],
        value: [2, 3],
      },
    ]);
  });

  it("knows a summary's quantiles by their label, whatever else there is", () => {
    const { runs } = readMatrix("latency", [row({ quantile: "0.9" }, [[1, "2"]])], OPTIONS);
    expect(runs[0]?.series).toMatchObject({ metric: "latency.quantile", attributes: { quantile: "0.9" } });
  });

  it("says of an aggregate that it is one, and makes growth of a rate", () => {
    const aggregate = { promql: "sum", kind: "delta", factor: 15 } as const;
    const { runs } = readMatrix("latency", [row({ app: "a" }, [[1, "2"]])], { ...OPTIONS, aggregate });
    expect(runs).toEqual([
      {
        series: {
          service: "a",
          metric: "latency",
          unit: "",
          kind: "delta",
          attributes: { "parallax.aggregation": "sum" },
        },
        timeUs: [1_000_000],
        value: [30],
      },
    ]);
  });

  it("counts the native histograms that it does not read", () => {
    const histogram = { metric: { app: "a" }, values: [], histograms: [[1, { count: "1", sum: "2" }]] };
    expect(readMatrix("latency", [histogram], OPTIONS)).toEqual({ runs: [], native: 1 });
  });
});

describe("tableOf", () => {
  it("has a series once, however many answers gave points of it", () => {
    const series = { service: "a", metric: "m", unit: "", kind: "gauge", attributes: {} } as const;
    const table = tableOf([
      { series, timeUs: [1, 2], value: [10, 20] },
      { series: { ...series, service: "b" }, timeUs: [1], value: [30] },
      { series: { ...series }, timeUs: [3], value: [40] },
    ]);
    expect(table.series.map(({ service }) => service)).toEqual(["a", "b"]);
    expect([[...table.seriesOf], [...table.timeUs], [...table.value]]).toEqual([
      [0, 0, 1, 0],
      [1, 2, 1, 3],
      [10, 20, 30, 40],
    ]);
  });
});

describe("readSample", () => {
  it.each([
    [[1.5, "2"], { timeUs: 1_500_000, value: 2 }],
    [[1_767_268_800.123, "-1e-3"], { timeUs: 1_767_268_800_123_000, value: -0.001 }],
    [[1, "NaN"], { timeUs: 1_000_000, value: Number.NaN }],
    [[1, ""], { timeUs: 1_000_000, value: Number.NaN }],
    [[1, "+Inf"], { timeUs: 1_000_000, value: Infinity }],
    [[1, "-Inf"], { timeUs: 1_000_000, value: -Infinity }],
    [["1", "2"], null],
    [[1, 2], null],
    [[1], null],
    [null, null],
    ["1,2", null],
  ])("reads %j", (sample, expected) => {
    expect(readSample(sample)).toEqual(expected);
  });

  it("takes anything", () => {
    fc.assert(
      fc.property(fc.anything(), (sample) => {
        const read = readSample(sample);
        expect(read === null || typeof read.value === "number").toBe(true);
      }),
    );
  });
});
