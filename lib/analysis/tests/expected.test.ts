import { describe, expect, it } from "vitest";

import { expectedBeside, expectedOf } from "./expected";

const row = (before: readonly number[], now: number) => ({ before: Float64Array.from(before), now });

describe("expectedOf", () => {
  it("foretells what each kind of request makes", () => {
    const [one, other] = [row([10, 2, 8, 4], 5), row([1, 9, 3, 7], 20)];
    const done = row([12, 20, 14, 18], 45);
    expect(expectedOf(done, [one, other])?.expected).toBeCloseTo(45, 0);
  });

  it("is surer of what always came than of what came by chance", () => {
    const asked = [row([10, 10, 10, 10], 10)];
    const always = expectedOf(row([10, 10, 10, 10], 5), asked);
    const byChance = expectedOf(row([2, 18, 5, 15], 5), asked);
    expect(Math.abs(always?.shift ?? 0)).toBeGreaterThan(2 * Math.abs(byChance?.shift ?? 0));
  });

  it("is not surprised by what a request does that was hardly seen before", () => {
    const asked = [row([50, 50], 50), row([1, 0], 20)];
    expect(expectedOf(row([0, 0], 20), asked)?.shift).toBeLessThan(2.5);
    expect(expectedOf(row([0, 0], 20), asked.slice(0, 1))?.shift).toBeGreaterThan(2.5);
  });

  it("knows nothing where nothing was asked", () => {
    expect(expectedOf(row([1, 2], 3), [])).toBeNull();
    expect(expectedOf(row([1, 2], 3), [row([4, 4], 0)])).toBeNull();
  });
});

describe("expectedBeside", () => {
  const twin = row([4, 9, 0, 6], 12);

  it("misses what always came as often as something else", () => {
    expect(expectedBeside(row([4, 9, 0, 6], 6), [twin])?.shift).toBeLessThan(-2.5);
    expect(expectedBeside(row([4, 9, 0, 6], 12), [twin])?.shift).toBe(0);
  });

  it("goes by the median of several", () => {
    const gone = row([4, 9, 0, 6], 6);
    expect(expectedBeside(gone, [twin, { ...gone }, { ...gone }])?.expected).toBe(6);
  });

  it("sees no rule where there is none", () => {
    expect(expectedBeside(row([9, 2, 3, 1], 0), [twin])).toBeNull();
    expect(expectedBeside(row([1, 0, 0, 0], 0), [row([1, 0, 0, 0], 5)])).toBeNull();
  });
});
