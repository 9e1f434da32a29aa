import { array, assert, property, shuffledSubarray, string } from "fast-check";
import { expect, it } from "vitest";

import { endsOfBodies } from "./body-outlines";

const encode = (text: string) => new TextEncoder().encode(text);
const outlineOf = (text: string) => encode(text).length * 256 + Math.min(text.codePointAt(0) ?? 0, 128);

it("tells where bodies of any script end", () => {
  assert(
    property(array(string({ unit: "grapheme" })), (bodies) => {
      const bytes = encode(bodies.join(""));
      const ends = endsOfBodies(Int32Array.from(bodies, outlineOf), bytes);
      const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      expect(bodies.map((_, row) => decoder.decode(bytes.subarray(ends[row - 1] ?? 0, ends[row])))).toEqual(
        bodies,
      );
    }),
  );
});

it("throws where the bodies are in another order than their rows, or some are missing", () => {
  const bodies = ["took 3 ms", "late", "注文", "x"];
  const outlines = Int32Array.from(bodies, outlineOf);
  const others = shuffledSubarray(bodies).filter((some) => some.join() !== bodies.join());
  assert(
    property(others, (some) => {
      expect(() => endsOfBodies(outlines, encode(some.join("")))).toThrow("order");
    }),
  );
});
