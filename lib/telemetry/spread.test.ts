import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { shiftOf, spreadOf, weightedQuantile } from "./spread";

const values = fc.array(fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constant(Number.NaN)));

describe("spreadOf", () => {
  it("is null without values, however many are missing", () => {
    expect(spreadOf(new Float64Array(0))).toBeNull();
    expect(spreadOf(new Float64Array([Number.NaN, Infinity]))).toBeNull();
  });

  it("takes nearest ranks", () => {
    const spread = spreadOf(Float64Array.from({ length: 100 }, (_, index) => 99 - index));
    expect(spread).toEqual({ count: 100, least: 0, low: 5, median: 50, high: 95, greatest: 99 });
  });

  it("is in order, of values that were there, whatever their order", () => {
    fc.assert(
      fc.property(values, (given) => {
        const spread = spreadOf(Float64Array.from(given));
        if (!spread) return;
        const ranks = [spread.least, spread.low, spread.median, spread.high, spread.greatest];
        expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
        for (const rank of ranks) expect(given.some((value) => value === rank)).toBe(true);
        expect(spreadOf(Float64Array.from(given.toReversed()))).toEqual(spread);
      }),
    );
  });
});

const spread = (low: number, median: number, high: number, count = 60) => ({
  count,
  least: low,
  low,
  median,
  high,
  greatest: high,
});

describe("shiftOf", () => {
  it("counts in half widths of what was usual how far beyond it a line went", () => {
    expect(shiftOf(spread(6, 10, 40), spread(5, 10, 15))).toBe(5);
    expect(shiftOf(spread(-5, 10, 15), spread(5, 10, 15))).toBe(-2);
    expect(shiftOf(spread(6, 14, 15), spread(5, 10, 15))).toBe(0);
  });

  it("says nothing from too few values", () => {
    expect(shiftOf(spread(0, 5, 9, 7), spread(0, 1, 2))).toBeNull();
    expect(shiftOf(spread(0, 5, 9), null)).toBeNull();
  });

  it("knows a flat line that moved, and is bounded", () => {
    expect(shiftOf(spread(11, 11, 11), spread(10, 10, 10))).toBeCloseTo(10);
    expect(shiftOf(spread(1, 1, 1), spread(0, 0, 0))).toBe(1_000);
    expect(shiftOf(spread(7, 7, 7), spread(7, 7, 7))).toBe(0);
  });
});

describe("weightedQuantile", () => {
  it("lets each value count as often as it was measured", () => {
    expect(weightedQuantile(new Float64Array([1, 5, 9]), new Uint32Array([1, 1, 10]), 0.5)).toBe(9);
    expect(weightedQuantile(new Float64Array([1, Number.NaN, 9]), new Uint32Array([3, 50, 1]), 0.5)).toBe(1);
    expect(weightedQuantile(new Float64Array([9, 1, 5]), new Uint32Array([1, 8, 1]), 0.9)).toBe(5);
  });

  it("is null where nothing has weight", () => {
    expect(weightedQuantile(new Float64Array([1, 2]), new Uint32Array([0, 0]), 0.5)).toBeNull();
  });
});
