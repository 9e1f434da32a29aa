import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { exactTime, relativeTime } from "./relative-time";

const NOW = Date.parse("2026-11-22T17:26:03Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("relativeTime", () => {
  it.each([
    [0, "just now"],
    [59_999, "just now"],
    [-59_999, "just now"],
    [MINUTE, "1 min ago"],
    [HOUR - 1, "59 min ago"],
    [HOUR, "1 h ago"],
    [DAY - 1, "23 h ago"],
    [DAY, "1 d ago"],
    [14 * DAY - 1, "13 d ago"],
    [14 * DAY, "2 wk ago"],
    [-5 * MINUTE, "in 5 min"],
    [-2 * DAY, "in 2 d"],
    [-HOUR + 1, "in 1 h"],
    [-DAY + 1, "in 1 d"],
    [-7 * DAY + 1_500, "in 7 d"],
    [-90 * DAY + 1_500, "in 90 d"],
    [-365 * DAY, "in 52 wk"],
  ])("says of %d ms: %s", (age, expected) => {
    expect(relativeTime(NOW - age, NOW)).toBe(expected);
  });

  it("never rounds up what has passed", () => {
    assert(
      property(integer({ min: 1, max: 59 }), integer({ min: 0, max: MINUTE - 1 }), (minutes, rest) => {
        expect(relativeTime(NOW - minutes * MINUTE - rest, NOW)).toBe(`${minutes} min ago`);
      }),
    );
  });
});

describe("relativeTime of what is to come", () => {
  it("is never off by more than half of its unit", () => {
    const units: Readonly<Record<string, number>> = { min: MINUTE, h: HOUR, d: DAY, wk: 7 * DAY };
    assert(
      property(integer({ min: MINUTE, max: 1_000 * DAY }), (left) => {
        const [, amount, unit = ""] = /^in (\d+) (min|h|d|wk)$/.exec(relativeTime(NOW + left, NOW)) ?? [];
        const size = units[unit] ?? Number.NaN;
        expect(Math.abs(Number(amount) * size - left)).toBeLessThanOrEqual(size / 2);
      }),
    );
  });
});

describe("exactTime", () => {
  it("gives the second and the zone", () => {
    expect(exactTime(NOW, "UTC")).toBe("2026-11-22 17:26:03 UTC");
    expect(exactTime(NOW, "Asia/Kolkata")).toBe("2026-11-22 22:56:03 Asia/Kolkata");
  });

  it("calls midnight 00, and knows the day of the zone", () => {
    expect(exactTime(Date.parse("2026-11-22T00:00:00Z"), "UTC")).toBe("2026-11-22 00:00:00 UTC");
    expect(exactTime(Date.parse("2026-11-22T23:30:00Z"), "Europe/Paris")).toBe(
      "2026-11-23 00:30:00 Europe/Paris",
    );
  });
});
