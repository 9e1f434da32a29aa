import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createRandom } from "./random";

const roll = (seed: number, stream: string) => {
  const random = createRandom(seed, stream);
  return Array.from({ length: 20 }, random.next);
};

describe("createRandom", () => {
  it("rolls the same for the same seed and stream, and otherwise not", () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (seed, stream) => {
        const rolled = roll(seed, stream);
        expect(roll(seed, stream)).toEqual(rolled);
        expect(roll(seed, `${stream}x`)).not.toEqual(rolled);
        expect(rolled.every((value) => value >= 0 && value < 1)).toBe(true);
      }),
    );
  });

  it.each([0.4, 8, 120])("counts %d on average", (mean) => {
    const random = createRandom(3, "counts");
    const counts = Array.from({ length: 20_000 }, () => random.count(mean));
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const spread = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / counts.length;
    expect(average / mean).toBeCloseTo(1, 1);
    expect(spread / mean).toBeCloseTo(1, 1);
  });

  it("gives as many hexadecimal digits as asked", () => {
    expect(createRandom(1, "ids").hex(32)).toMatch(/^[0-9a-f]{32}$/);
    expect(createRandom(1, "ids").hex(3)).toMatch(/^[0-9a-f]{3}$/);
  });
});
