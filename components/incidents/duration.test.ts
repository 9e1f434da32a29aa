import { describe, expect, it } from "vitest";

import { dueText, durationText } from "./duration";

const min = 60_000;
const hour = 60 * min;
const day = 24 * hour;

describe("a length of time", () => {
  it.each([
    [-5, "under 1 min"],
    [0, "under 1 min"],
    [min - 1, "under 1 min"],
    [min, "1 min"],
    [59 * min + 59_999, "59 min"],
    [hour, "1 h 00 min"],
    [2 * hour + 5 * min, "2 h 05 min"],
    [day - 1, "23 h 59 min"],
    [day, "1 d 0 h"],
    [3 * day + 4 * hour + 59 * min, "3 d 4 h"],
    [10 * day, "10 d"],
    [400 * day, "400 d"],
  ])("%d ms is %s", (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe("a promised update", () => {
  it.each([
    [12 * min, { text: "due in 12 min", overdue: false }],
    [min - 1, { text: "due now", overdue: false }],
    [1 - min, { text: "due now", overdue: false }],
    [-min, { text: "overdue 1 min", overdue: true }],
    [-3 * hour, { text: "overdue 3 h 00 min", overdue: true }],
  ])("with %d ms left", (left, due) => {
    expect(dueText(1_000_000_000 + left, 1_000_000_000)).toEqual(due);
  });
});
