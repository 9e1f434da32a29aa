import * as fc from "fast-check";
import { expect, it } from "vitest";

import { quantileOf } from "./robust";
import { strayOf, strayWithout } from "./stray";

const wave = (length: number) => Float64Array.from({ length }, (_, at) => Math.sin(at * 1.7));

it("takes the third that lies farthest to one side, with its sign", () => {
  expect(strayOf(Float64Array.of(0, 9, 0, 0, 6, 0))).toBeCloseTo(7.5);
  expect(strayOf(Float64Array.of(1, -9, 0, 2, -6, 0))).toBeCloseTo(-7.5);
  const long = Float64Array.from({ length: 90 }, (_, at) => (at < 30 ? 4 : 0));
  expect(strayOf(long)).toBeCloseTo(4);
});

it("finds that stretches without an incident stray as far as the past does", () => {
  expect(strayWithout(wave(200), 12)).toBeLessThan(1.01);
  expect(
    strayWithout(
      wave(200).map((value) => 5 * value),
      12,
    ),
  ).toBeGreaterThan(4);
  expect(strayWithout(Float64Array.of(), 12)).toBe(0);
});

it("forgives one bad moment in a long past, and none in a short one", () => {
  const calm = new Float64Array(400);
  calm.fill(50, 200, 203);
  expect(strayWithout(calm, 6)).toBeLessThan(1);
  expect(strayWithout(Float64Array.of(0, 0, 50, 0), 1)).toBeGreaterThan(10);
});

it("counts one cell by itself for no more than four times as much as the next", () => {
  expect(strayOf(Float64Array.of(0, 90, 0, 0, 2, 0))).toBeCloseTo((8 + 2) / 2);
  expect(strayOf(Float64Array.of(0, -90, 0, 0, 0, 0))).toBeCloseTo(-4 / 2);
  expect(strayOf(Float64Array.of(0, 90, 1))).toBe(90);
});

it("looks at each stretch as though it were the only one, whether it shares much with the last or not", () => {
  const distances = fc.array(
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -50, max: 50, noNaN: true })),
    {
      minLength: 90,
      maxLength: 300,
    },
  );
  fc.assert(
    fc.property(distances, fc.integer({ min: 1, max: 100 }), (values, length) => {
      const all = Float64Array.from(values);
      const own = Math.min(length, Math.floor(all.length / 3));
      const step = Math.max(1, Math.floor((all.length - own) / 15));
      const strays: number[] = [];
      for (let from = 0; from + own <= all.length; from += step)
        strays.push(Math.abs(strayOf(all.slice(from, from + own))));
      const expected = quantileOf(Float64Array.from(strays).sort(), 0.95);
      expect(strayWithout(all, length)).toBeCloseTo(expected, 9);
    }),
    { numRuns: 60 },
  );
});
