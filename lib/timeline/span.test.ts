import { describe, expect, it } from "vitest";

import { runningClock, span } from "./span";

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];

describe("runningClock", () => {
  it.each([
    [42 * second, "00:42"],
    [12 * minute + 9 * second, "12:09"],
    [3 * hour + 4 * minute + 11 * second, "3:04:11"],
    [2 * day + 3 * hour, "2 d 03:00:00"],
    [-5 * minute, "00:00"],
  ])("shows %d ms as %s", (ms, shown) => expect(runningClock(ms)).toBe(shown));
});

describe("span", () => {
  it.each([
    [0, "0 s"],
    [59_999, "59 s"],
    [12 * minute, "12 min"],
    [3 * hour + 4 * minute, "3 h 4 min"],
    [4 * hour, "4 h"],
    [2 * day + 3 * hour, "2 d 3 h"],
  ])("says %d ms as %s", (ms, said) => expect(span(ms)).toBe(said));
});
