import * as fc from "fast-check";
import { expect, it } from "vitest";

import { pack, packHere, PACKED_FORMAT, unpack } from "./packed-frames";

it("gives back numbers, words and typed arrays as they were, missing values too", () =>
  fc.assert(
    fc.asyncProperty(
      fc.float64Array({ maxLength: 50 }),
      fc.uint32Array({ maxLength: 50 }),
      fc.string(),
      async (values, samples, words) => {
        // A part of a larger buffer: only the part is kept.
        const part = new Float64Array([1, ...values, 2]).subarray(1, values.length + 1);
        const kept = { part, samples, words, missing: Number.NaN, none: null };
        expect(await unpack(await pack(kept), PACKED_FORMAT)).toEqual(kept);
        expect(await unpack(packHere(kept), PACKED_FORMAT)).toEqual(kept);
      },
    ),
    { numRuns: 50 },
  ));

it("refuses what it cannot read", async () => {
  await expect(unpack(await pack({}), PACKED_FORMAT + 1)).rejects.toThrow("format 2");
  await expect(unpack(new Uint8Array([1, 2, 3]), PACKED_FORMAT)).rejects.toThrow("header");
});
