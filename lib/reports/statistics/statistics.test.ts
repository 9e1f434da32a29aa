import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { binomialCrossing, logGamma } from "./binomial";
import { FEWEST_TO_COMPARE, medianDifference } from "./median-difference";
import { quantile } from "./quantile";
import { fewestForQuantile, lowerRank, quantileWithInterval } from "./quantile-interval";
import { brierScore, reliabilityBins } from "./reliability";
import { wilson } from "./wilson";

/** Independent results: SciPy 1.17.1 and NumPy 2.4.6, by the calls that are named. */

const sorted = (values: readonly number[]) => Float64Array.from(values).sort();

describe("quantile", () => {
  it("is numpy.quantile(x, p, method='linear')", () => {
    const values = sorted([12, 45.5, 7.25, 300, 88, 61, 19.5, 1200, 33, 54]);
    const expected = [7.25, 11.525, 22.875, 49.75, 390, 1200];
    for (const [index, p] of [0, 0.1, 0.25, 0.5, 0.9, 1].entries())
      expect(quantile(values, p)).toBeCloseTo(expected[index] ?? Number.NaN, 9);
  });

  it("is NaN of nothing", () => expect(quantile(new Float64Array(), 0.5)).toBeNaN());
});

describe("the binomial distribution", () => {
  it("has scipy.special.gammaln under it", () => {
    const known = [
      [0.5, 0.5723649429247],
      [1, 0],
      [2, 0],
      [3.7, 1.428072326665388],
      [10, 12.801827480081469],
      [171.5, 709.1431630309283],
      [100_001, 1_051_299.2218991218],
    ] as const;
    for (const [x, value] of known) expect(logGamma(x)).toBeCloseTo(value, 8);
  });

  it.each([
    [0, 6, 0.5, 0.015625],
    [2, 10, 0.5, 0.0546875],
    [39, 100, 0.5, 0.017600100108852428],
    [85, 100, 0.9, 0.07257296526488066],
    [49_700, 100_000, 0.5, 0.029098676555095182],
    [89_500, 100_000, 0.9, 8.54728061423417e-8],
  ])("reaches scipy.stats.binom.cdf(%d, %d, %d)", (count, n, p, cumulative) => {
    const crossing = binomialCrossing(n, p, cumulative * (1 - 1e-6));
    expect(crossing.count).toBe(count);
    expect(crossing.reached / cumulative).toBeCloseTo(1, 7);
  });
});

describe("the interval of a quantile", () => {
  // numpy.random.default_rng(3).lognormal(5, 1, 40), rounded.
  const values = sorted([
    8.774, 11.523, 19.688, 27.977, 51.669, 56.847, 61.163, 62.476, 76.093, 84.119, 89.548, 94.382, 100.404,
    104.31, 110.861, 112.024, 113.339, 116.331, 116.915, 117.692, 119.63, 121.534, 123.614, 152.058, 162.636,
    186.007, 225.45, 240.314, 254.812, 255.982, 265.164, 290.065, 358.719, 386.742, 404.363, 412.117, 696.328,
    1027.71, 1142.437, 4117.492,
  ]);

  it.each([
    [0.5, 14, 27],
    [0.9, 32, 40],
  ])(
    "lies one rank or less inside scipy.stats.quantile_test(y, p=%d).confidence_interval()",
    (p, low, high) => {
      const upper = values.length + 1 - lowerRank(values.length, 1 - p);
      expect(Math.floor(lowerRank(values.length, p))).toBe(low);
      expect(Math.ceil(upper)).toBe(high);
      const interval = quantileWithInterval(values, p);
      expect(interval?.low).toBeGreaterThanOrEqual(values[low - 1] ?? Number.NaN);
      expect(interval?.high).toBeLessThanOrEqual(values[high - 1] ?? Number.NaN);
    },
  );

  it("has the ranks that Hettmansperger and Sheather's formula gives for the median", () => {
    // λ = (n − d)I / (d + (n − 2d)I), I = (γ_d − 0.95) / (γ_d − γ_d+1), by scipy.stats.binom.
    for (const [n, rank] of [
      [6, 1.3571428571],
      [10, 2.6576576577],
      [30, 10.2287114987],
      [1_000, 469.533086602],
    ] as const)
      expect(lowerRank(n, 0.5)).toBeCloseTo(rank, 8);
  });

  it("is refused where not even the extremes would cover: 0.5⁵ > 0.025 ≥ 0.5⁶, 0.9³⁵ > 0.025 ≥ 0.9³⁶", () => {
    expect([fewestForQuantile(0.5), fewestForQuantile(0.9)]).toEqual([6, 36]);
    expect(quantileWithInterval(values.slice(0, 5), 0.5)).toBeNull();
    expect(quantileWithInterval(values.slice(0, 35), 0.9)).toBeNull();
    expect(quantileWithInterval(values.slice(0, 36), 0.9)).not.toBeNull();
  });

  it("holds its quantile, whatever the values", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 36, maxLength: 400 }),
        fc.constantFrom(0.5, 0.9),
        (list, p) => {
          const { low = 1, value = 0, high = -1 } = quantileWithInterval(sorted(list), p) ?? {};
          expect(low).toBeLessThanOrEqual(value);
          expect(value).toBeLessThanOrEqual(high);
        },
      ),
    );
  });
});

describe("the difference of medians", () => {
  // numpy.random.default_rng(5).lognormal(7, 1, 25) and default_rng(6).lognormal(7.8, 1, 30), rounded.
  const now = [
    492, 292, 855, 1670, 3415, 1224, 631, 500, 2319, 5624, 1441, 319, 421, 5432, 1343, 194, 1009, 343, 584,
    673, 537, 1907, 1030, 608, 1652,
  ];
  const before = sorted([
    6996, 14422, 190, 2126, 6726, 9435, 4693, 10907, 3262, 4236, 2918, 834, 1047, 3567, 1366, 8704, 8887,
    14747, 2378, 9737, 986, 1079, 2647, 3234, 493, 432, 3481, 1031, 8171, 3621,
  ]);

  it.each([
    [25, -2516.5, -4860, -1240],
    [24, -2607.5, -4888, -1307],
    [15, -2147.5, -4628, -832],
  ])(
    "is numpy.median of 400,000 draws of %d by numpy.interp(random, (arange(1, n + 1) - 0.75) / (n - 0.5), x)",
    (n, difference, low, high) => {
      const found = medianDifference(sorted(now.slice(0, n)), before);
      expect(found?.difference).toBe(difference);
      // Of 1,999 resamples, a percentile strays by chance.
      expect(found?.low).toBeGreaterThan(low - 250);
      expect(found?.low).toBeLessThan(low + 250);
      expect(found?.high).toBeGreaterThan(high - 150);
      expect(found?.high).toBeLessThan(high + 150);
    },
  );

  it("is the same for the same lists, and refused for short ones", () => {
    const list = sorted(now);
    expect(medianDifference(list, before)).toEqual(medianDifference(list, before));
    expect(medianDifference(list.slice(0, FEWEST_TO_COMPARE - 1), before)).toBeNull();
    expect(medianDifference(list, before.slice(0, FEWEST_TO_COMPARE - 1))).toBeNull();
  });

  it("turns its sign with its lists", () => {
    const one = medianDifference(sorted(now), before);
    const other = medianDifference(before, sorted(now));
    expect(other?.difference).toBe(-(one?.difference ?? Number.NaN));
    expect(other?.low).toBeGreaterThan(0);
  });
});

describe("shares", () => {
  it.each([
    [0, 10, 0, 0.27753279986288926],
    [3, 10, 0.10779126740630102, 0.6032218525388546],
    [21, 34, 0.450410173444307, 0.7609981667549109],
    [34, 34, 0.8984854458466762, 1],
    [500, 1000, 0.4690696003681042, 0.5309303996318958],
  ])(
    "%d of %d have the interval of scipy.stats.binomtest(…).proportion_ci(method='wilson')",
    (k, n, low, high) => {
      expect(wilson(k, n).low).toBeCloseTo(low, 12);
      expect(wilson(k, n).high).toBeCloseTo(high, 12);
    },
  );

  it("say nothing of none", () => expect(wilson(0, 0)).toEqual({ low: 0, high: 1 }));
});

describe("reliability", () => {
  const given = [0.9, 0.8, 0.55, 0.4, 0.2, 0.95, 0.65, 0.3];
  const right = [1, 1, 0, 1, 0, 1, 0, 0];
  const forecasts = given.map((probability, index) => ({ probability, right: right[index] === 1 }));

  it("scores as numpy.mean((p - o) ** 2)", () => expect(brierScore(forecasts)).toBeCloseTo(0.1584375, 12));

  it("puts each forecast into one bin, certainty into the last", () => {
    const bins = reliabilityBins([...forecasts, { probability: 1, right: true }], 5);
    expect(bins.map(({ from, count, right: came }) => [from, count, came])).toEqual([
      [0.2, 2, 0],
      [0.4, 2, 1],
      [0.6, 1, 0],
      [0.8, 4, 4],
    ]);
    expect(bins.at(-1)?.meanProbability).toBeCloseTo((0.8 + 0.9 + 0.95 + 1) / 4, 12);
  });
});
