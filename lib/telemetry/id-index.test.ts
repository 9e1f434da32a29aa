import { assert, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";

import { createIdIndex } from "./id-index";

const ROWS = 1_200;

describe("an index of ids", () => {
  it("finds each of those that a sender counts in whatever bits", () => {
    assert(
      property(tuple(integer({ min: 0, max: 31 }), integer({ min: 0, max: 31 })), ([low, high]) => {
        const ids = new Int32Array(2 * ROWS);
        for (let row = 0; row < ROWS; row++) {
          ids[2 * row] = (row % 60) << low;
          ids[2 * row + 1] = Math.floor(row / 60) << high;
        }
        const index = createIdIndex(ids, null, Uint32Array.of(ROWS));
        const seen = new Map<string, number>();
        let wrong = 0;
        for (let row = 0; row < ROWS; row++) {
          const key = `${ids[2 * row]} ${ids[2 * row + 1]}`;
          const first = seen.get(key) ?? row;
          seen.set(key, first);
          if (index.findOrAdd(row) !== first) wrong += 1;
          if (index.find(0, ids[2 * row] ?? 0, ids[2 * row + 1] ?? 0) !== first) wrong += 1;
        }
        expect(wrong).toBe(0);
        expect(index.find(0, 7, -7)).toBe(-1);
      }),
      // The bits that a hash is likeliest to lose: those at the top of both words.
      { numRuns: 60, examples: [[[26, 26]], [[31, 0]], [[0, 31]]] },
    );
  });
});
