import { assert, array, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { quantileAmong, quantileOf, sortedValues, usualOf } from "./robust";

/** Without a zero below zero: in which order it stands beside zero says nothing. */
const numbers = array(
  double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((value) => value + 0),
  { maxLength: 60 },
);

describe("what is usual", () => {
  it("has its spread from the distances of values to their median, however they lie", () => {
    assert(
      property(numbers, (values) => {
        const sorted = sortedValues(values);
        const centre = quantileOf(sorted, 0.5);
        const distances = sortedValues(sorted.map((value) => Math.abs(value - centre)));
        const spread = Math.max(
          1.4826 * quantileOf(distances, 0.5),
          0.7413 * (quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25)),
          (quantileOf(sorted, 0.95) - quantileOf(sorted, 0.05)) / 5,
        );
        expect(usualOf(values)).toEqual({ centre, spread, count: values.length });
      }),
    );
  });

  it("is not moved by a few strays, nor by missing values", () => {
    const steady = Array.from({ length: 40 }, (_, at) => 10 + Math.sin(at));
    const { centre, spread } = usualOf([...steady, 1e9, -1e9, Number.NaN, Number.POSITIVE_INFINITY]);
    expect(centre).toBeCloseTo(usualOf(steady).centre, 1);
    expect(spread).toBeLessThan(2);
  });
});

describe("a quantile without an order", () => {
  it("is that of the values in order", () => {
    assert(
      property(numbers, integer({ min: 0, max: 20 }), (values, share) => {
        const sorted = sortedValues(values);
        expect(quantileAmong(Float64Array.from(values), share / 20)).toBe(quantileOf(sorted, share / 20));
      }),
    );
  });

  it("is found where a middle is always chosen badly", () => {
    const values = Float64Array.from({ length: 5_000 }, (_, at) => Math.abs(at - 2_500));
    const sorted = sortedValues(values);
    expect(quantileAmong(values, 0.95)).toBe(quantileOf(sorted, 0.95));
  });
});
