import * as fc from "fast-check";
import { expect, it } from "vitest";

import { placeboLogOdds, placeboOf } from "./placebo";

const PLAN = { cell: 80, width: 5, until: 120, excluded: [] };

/** Wavers around 10 without a pattern, the same for the same seed. */
function noise(seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: 120 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return 10 + state / 2_147_483_647;
  });
}

function changed(seed: number, change: (at: number) => number): Float64Array {
  return noise(seed).map((value, at) => value + change(at));
}

it("finds no other moment like one at which a line steps, and names the line", () => {
  const lines = [noise(3), changed(5, (at) => (at >= 80 ? 4 : 0)), noise(7)];
  expect(placeboOf(lines, PLAN)).toEqual({ share: 1 / 72, moments: 71, line: 1 });
});

it("sees nothing in a moment of a line that climbs all the time, however high it got", () => {
  const steady = changed(3, (at) => at * 2);
  expect(placeboOf([steady], { ...PLAN, cell: 100 })?.share).toBeGreaterThan(0.2);
});

it("gives harmless moments any share as often as another", () => {
  const shares = Array.from(
    { length: 60 },
    (_, seed) => placeboOf([noise(2 * seed + 1), noise(9 * seed + 4)], PLAN)?.share ?? 0,
  );
  expect(shares.filter((share) => share <= 0.5).length).toBeGreaterThan(18);
  expect(shares.filter((share) => share > 0.5).length).toBeGreaterThan(18);
  expect(shares.filter((share) => share < 0.1).length).toBeLessThan(12);
});

it("compares with what came before the trouble only, and with nothing troubled", () => {
  const later = changed(3, (at) => (at >= 60 ? (at - 60) * 3 : 0));
  const lines = [changed(5, (at) => (at >= 40 ? 4 : 0)), later];
  expect(placeboOf(lines, { ...PLAN, cell: 40, until: 60 })).toEqual({ share: 1 / 32, moments: 31, line: 0 });
  expect(placeboOf([later], { ...PLAN, cell: 57, until: 60 })?.share).toBeGreaterThan(0.1);
  expect(placeboOf([later], { ...PLAN, cell: 59, until: 60 })).toBeNull();
  const excluded = Uint8Array.from({ length: 120 }, (_, at) => Number(at < 60));
  expect(placeboOf(lines, { ...PLAN, excluded })?.moments).toBe(11);
});

it("does not say where too little is known", () => {
  expect(placeboOf([noise(3)], { ...PLAN, cell: 12 })).toBeNull();
  const empty = new Float64Array(120).fill(Number.NaN);
  expect(placeboOf([empty], PLAN)).toEqual({ share: 1, moments: 71, line: null });
});

it("is the same in any unit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: -9, max: 9 }), (seed, power) => {
      const line = changed(seed, (at) => (at >= 80 ? 1 : 0));
      const other = line.map((value) => value * 2 ** power);
      expect(placeboOf([other], PLAN)).toEqual(placeboOf([line], PLAN));
    }),
  );
});

it("speaks for a small share, and mildly against a large one", () => {
  expect(placeboLogOdds(0.01)).toBeGreaterThan(1);
  expect(placeboLogOdds(1)).toBeLessThan(0);
  expect(placeboLogOdds(1)).toBeGreaterThan(-0.6);
  expect(placeboLogOdds(0.05)).toBeGreaterThan(placeboLogOdds(0.3));
});
