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
  ])("says of %d ms: %s", (age, expected) => {
    expect(relativeTime(NOW - age, NOW)).toBe(expected);
  });

  it("never rounds up", () => {
    assert(
      property(integer({ min: 1, max: 59 }), integer({ min: 0, max: MINUTE - 1 }), (minutes, rest) => {
        expect(relativeTime(NOW - minutes * MINUTE - rest, NOW)).toBe(`${minutes} min ago`);
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
