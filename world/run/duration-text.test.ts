import { expect, it } from "vitest";

import { durationText } from "./duration-text";

it.each([
  [40, "less than a second"],
  [5_400, "5 s"],
  [119_000, "119 s"],
  [52 * 60_000 + 20_000, "52 min"],
  [12_000_000, "3 h 20 min"],
  [7_200_000, "2 h"],
])("%d ms is %s", (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
