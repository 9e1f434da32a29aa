import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cellAt, cellSeconds, chooseGrid } from "./grid";

const HOUR_US = 3_600_000_000;
const grid = (lengthUs: number, spacingUs = 0, cells = 720) =>
  chooseGrid({ fromUs: 1_000, toUs: 1_000 + lengthUs }, { spacingUs, cells });

describe("chooseGrid", () => {
  it("takes the shortest round step with which the window fits", () => {
    expect(grid(2 * HOUR_US)).toMatchObject({ stepUs: 10_000_000, length: 720 });
    expect(grid(2 * HOUR_US + 1)).toMatchObject({ stepUs: 15_000_000, length: 481 });
    expect(grid(60_000_000)).toMatchObject({ stepUs: 1_000_000, length: 60 });
  });

  it("is no finer than the usual series, and forgives a little jitter", () => {
    expect(grid(HOUR_US, 60_020_000)).toMatchObject({ stepUs: 60_000_000, length: 60 });
    expect(grid(HOUR_US, 61_000_000 / 0.9)).toMatchObject({ stepUs: 120_000_000 });
  });

  it("has no cells for a window that is empty, turned round or without an end", () => {
    for (const lengthUs of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(grid(lengthUs).length).toBe(0);
  });

  it("gives every moment of a window one cell, and the cells the length of the window", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 * 24 * 3_600 }),
        fc.integer({ min: 0, max: 86_400 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (seconds, spacing, share) => {
          const lengthUs = seconds * 1_000_000;
          const own = grid(lengthUs, spacing * 1_000_000);
          expect(own.length).toBeLessThanOrEqual(720);
          const cell = cellAt(own, 1_000 + Math.floor(lengthUs * share));
          expect(cell).toBeGreaterThanOrEqual(0);
          expect(cell).toBeLessThan(own.length);
          expect(cellSeconds(own).reduce((sum, length) => sum + length, 0)).toBeCloseTo(seconds, 3);
        },
      ),
    );
  });
});

it("finds no cell outside the window", () => {
  const own = grid(10_000_000);
  expect([999, 1_000, 10_000_999, 10_001_000, Number.NaN].map((time) => cellAt(own, time))).toEqual([
    -1, 0, 9, -1, -1,
  ]);
});
