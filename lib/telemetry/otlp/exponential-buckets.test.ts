import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { explicitBuckets, type ExponentialHistogram, SCALES } from "./exponential-buckets";

const NONE = { offset: 0, counts: [] };
const histogram = (given: Partial<ExponentialHistogram>): ExponentialHistogram => ({
  scale: 0,
  count: 0,
  zeroCount: 0,
  zeroThreshold: 0,
  positive: NONE,
  negative: NONE,
  ...given,
});

const side = fc.record({
  offset: fc.integer({ min: -2_000, max: 2_000 }),
  counts: fc.array(fc.nat(50), { maxLength: 160 }),
});
const anyHistogram = fc
  .record({
    scale: fc.integer({ min: SCALES.least, max: SCALES.most }),
    zeroCount: fc.nat(20),
    zeroThreshold: fc.constant(0),
    positive: side,
    negative: side,
  })
  .map((given) => {
    const count = [...given.positive.counts, ...given.negative.counts].reduce(
      (sum, one) => sum + one,
      given.zeroCount,
    );
    return Object.assign(given, { count });
  });

describe("an exponential histogram", () => {
  it("at a scale of ours has its own bounds, from the lower one of the first bucket that holds something", () => {
    const positive = { offset: -1, counts: [0, 3, 0, 4] };
    expect(explicitBuckets(histogram({ positive, count: 7 }))).toEqual([
      { upTo: 1, count: 0 },
      { upTo: 2, count: 3 },
      { upTo: 4, count: 3 },
      { upTo: 8, count: 7 },
      { upTo: Infinity, count: 7 },
    ]);
  });

  it("counts from the most negative value up", () => {
    const given = histogram({
      negative: { offset: 0, counts: [1, 2] },
      zeroCount: 5,
      zeroThreshold: 0.5,
      positive: { offset: 0, counts: [7] },
      count: 15,
    });
    expect(explicitBuckets(given)).toEqual([
      { upTo: -4, count: 0 },
      { upTo: -2, count: 2 },
      { upTo: -1, count: 3 },
      { upTo: 0.5, count: 8 },
      { upTo: 1, count: 8 },
      { upTo: 2, count: 15 },
      { upTo: Infinity, count: 15 },
    ]);
  });

  it("that is finer is merged to bounds that stay, whatever scale the sender is at", () => {
    const fine = explicitBuckets(
      histogram({ scale: 3, positive: { offset: 0, counts: [1, 1, 1, 1, 1, 1, 1, 1] }, count: 8 }),
    );
    expect(fine).toEqual([
      { upTo: 1, count: 0 },
      { upTo: Math.SQRT2, count: 4 },
      { upTo: 2, count: 8 },
      { upTo: Infinity, count: 8 },
    ]);
  });

  it("has ascending bounds, counts that never fall, all values in the last, and few buckets", () => {
    fc.assert(
      fc.property(anyHistogram, (given) => {
        const buckets = explicitBuckets(given);
        const ascending = buckets.filter(({ upTo }, index) => upTo > (buckets[index - 1]?.upTo ?? -Infinity));
        const growing = buckets.filter(({ count }, index) => count >= (buckets[index - 1]?.count ?? 0));
        expect(ascending).toEqual(buckets);
        expect(growing).toEqual(buckets);
        expect(buckets.at(-1)).toEqual({ upTo: Infinity, count: given.count });
        expect(buckets.length).toBeLessThanOrEqual(2 * 81 + 2);
      }),
    );
  });

  it("loses and moves no value: each bound has below it exactly the old buckets that end at or below it", () => {
    const positives = anyHistogram.map((given) => Object.assign(given, { negative: NONE, zeroCount: 0 }));
    fc.assert(
      fc.property(positives, ({ positive, scale, ...given }) => {
        // Bounds that a double tells apart.
        fc.pre(scale >= 0 && Math.abs(positive.offset) + 160 < 900 * 2 ** scale);
        for (const { upTo, count } of explicitBuckets({ ...given, positive, scale }).slice(0, -1)) {
          const exponent = Math.round(Math.log2(upTo) * 2 ** scale);
          const below = positive.counts.filter((_, index) => positive.offset + index + 1 <= exponent);
          expect(count).toBe(below.reduce((sum, one) => sum + one, 0));
        }
      }),
    );
  });
});
