import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { zoneOf } from "@/lib/timeline/zone";

import { timeTicks } from "./time-ticks";
import { valueScale } from "@/lib/telemetry/value-scale";

const at = (text: string) => Date.parse(`2026-03-01T${text}Z`);
const told = (ticks: readonly number[]) => ticks.map((tick) => new Date(tick).toISOString().slice(11, 19));

describe("the scale of values", () => {
  it.each([
    [[0, 0.5], "", [0, 0.2, 0.4, 0.6]],
    [[0.076, 0.497], "s", [0, 0.2, 0.4, 0.6]],
    [[96, 99], "%", [96, 97, 98, 99]],
    [[-3, 5], "", [-4, -2, 0, 2, 4, 6]],
    [[7, 7], "", [6, 6.5, 7, 7.5, 8]],
    [[0, 0], "", [0, 0.25, 0.5, 0.75, 1].filter((tick) => tick * 4 === Math.round(tick * 4))],
    [[null, undefined, Number.NaN], "", [0, 1]],
    [[0, 3_000_000], "By", [0, 1, 2, 3].map((mebi) => mebi * 1_048_576)],
  ])("of %j %s has round ends", (values, unit, ticks) => {
    expect(valueScale(values, unit).ticks).toEqual(ticks);
  });

  it("holds every value between its ends, with a handful of ticks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1 }),
        fc.constantFrom("s", "By"),
        (values, unit) => {
          const { least, greatest, ticks } = valueScale(values, unit);
          const slack = (greatest - least) * 1e-9;
          expect(least).toBeLessThanOrEqual(Math.min(...values) + slack);
          expect(greatest).toBeGreaterThanOrEqual(Math.max(...values) - slack);
          expect(greatest).toBeGreaterThan(least);
          expect(ticks.length).toBeLessThanOrEqual(8);
          expect(ticks).toEqual([...ticks].sort((one, other) => one - other));
        },
      ),
    );
  });
});

describe("the moments of a scale", () => {
  it("are round on the clock", () => {
    const window = { fromMs: at("14:21:23"), toMs: at("14:36:23") };
    expect(told(timeTicks(window, { zone: zoneOf("UTC"), most: 6 }))).toEqual([
      "14:25:00",
      "14:30:00",
      "14:35:00",
    ]);
  });

  it("are round on the clock of the zone", () => {
    const window = { fromMs: at("00:00:00"), toMs: at("23:59:59") };
    expect(told(timeTicks(window, { zone: zoneOf("Asia/Kolkata"), most: 5 }))).toEqual([
      "00:30:00",
      "06:30:00",
      "12:30:00",
      "18:30:00",
    ]);
  });

  it("lie in the window, and are not too many", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 1_000, max: 31 * 86_400_000 }),
        fc.integer({ min: 2, max: 12 }),
        (fromMs, length, most) => {
          const ticks = timeTicks({ fromMs, toMs: fromMs + length }, { zone: zoneOf("UTC"), most });
          expect(ticks.length).toBeLessThanOrEqual(most);
          expect(ticks.every((tick) => tick >= fromMs && tick <= fromMs + length)).toBe(true);
        },
      ),
    );
  });
});
