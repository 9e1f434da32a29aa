import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { quantityText, rateText, shareText, unitText } from "./quantity";

describe("quantityText", () => {
  it.each([
    [0.0123, "s", "12.3 ms"],
    [0.00004, "s", "40 µs"],
    [0, "s", "0 s"],
    [1_500, "ms", "1.5 s"],
    [600, "s", "10 min"],
    [7_200, "s", "2 h"],
    [1_536, "By", "1.5 KiB"],
    [1_536, "By/s", "1.5 KiB/s"],
    [12_345, "1", "12.3 k"],
    [0.25, "", "0.25"],
    [42, "%", "42 %"],
    [2.3456, "{request}/s", "2.35/s"],
    [12, "{connection}", "12"],
    [3, "W", "3 W"],
    [null, "s", "no value"],
    [Number.NaN, "By", "no value"],
  ])("%s %s is %s", (value, unit, text) => {
    expect(quantityText(value, unit)).toBe(text);
  });

  it("names what is counted once, for a title", () => {
    expect(["{request}/s", "By", "1", ""].map(unitText)).toEqual(["request/s", "", "", ""]);
  });

  it("says something short of any number in any unit", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.constantFrom("s", "ms", "By", "%", "", "1"),
        (value, unit) => {
          const text = quantityText(value, unit);
          expect(text).not.toContain("NaN");
          expect(text).not.toContain("undefined");
        },
      ),
    );
  });
});

it("gives shares as percentages, and does not call a little nothing", () => {
  expect(shareText(0.0123)).toBe("1.23 %");
  expect(shareText(0)).toBe("0 %");
  expect(shareText(0.0004)).toBe("< 0.1 %");
  expect(shareText(1)).toBe("100 %");
  expect(shareText(null)).toBe("no value");
});

it.each([
  [12.34, "spans", "12.3 spans/s"],
  [1, "", "1/s"],
  [2 / 60, "records", "2 records/min"],
  [0, "points", "0 points/s"],
])("says by the minute what comes rarely: %d a second", (perSecond, counted, text) => {
  expect(rateText(perSecond, counted)).toBe(text);
});
