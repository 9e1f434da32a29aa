import { expect, it } from "vitest";

import { lookBackOf } from "./look-back";

const MINUTE_US = 60_000_000;
const HOUR_US = 60 * MINUTE_US;
const window = { fromUs: 100 * HOUR_US, toUs: 101 * HOUR_US };
const hoursBefore = (stepUs: number) => {
  const grid = { startUs: window.fromUs, stepUs, length: 1, endUs: window.toUs };
  const { fromUs, toUs } = lookBackOf(window, grid);
  expect(toUs).toBe(window.fromUs);
  return (toUs - fromUs) / HOUR_US;
};

it("is as long as the window where that is measured often", () => {
  expect(hoursBefore(10_000_000)).toBe(1);
});

it("goes further back where it is measured rarely, and no further than a day", () => {
  expect(hoursBefore(5 * MINUTE_US)).toBe(12);
  expect(hoursBefore(HOUR_US)).toBe(24);
});
