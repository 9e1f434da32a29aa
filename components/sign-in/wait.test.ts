import { describe, expect, it } from "vitest";

import { durationWords } from "./wait";

describe("durationWords", () => {
  it.each([
    [0, "1 second"],
    [0.2, "1 second"],
    [20, "20 seconds"],
    [90, "90 seconds"],
    [91, "2 minutes"],
    [900, "15 minutes"],
  ])("%d s is %s", (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });
});
