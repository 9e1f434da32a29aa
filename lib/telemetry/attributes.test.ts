import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { attributesOf } from "./attributes";

describe("attributesOf", () => {
  it("is the same whatever order the keys came in", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.string()), { selector: ([key]) => key }),
        (entries) => {
          const there = JSON.stringify(attributesOf(entries));
          expect(JSON.stringify(attributesOf(entries.toReversed()))).toBe(there);
        },
      ),
    );
  });

  it("orders by code unit, and takes any key", () => {
    const entries = [
      ["b", "2"],
      ["B", "1"],
      ["__proto__", "mine"],
      ["b", "3"],
    ] as const;
    expect(Object.entries(attributesOf(entries))).toEqual([
      ["B", "1"],
      ["__proto__", "mine"],
      ["b", "3"],
    ]);
  });
});
