import * as fc from "fast-check";
import { expect, it } from "vitest";

import { putInOrder } from "./in-order";

const value = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -2, max: 2 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(1e300, -1e300, 1e-320),
);

it("puts in order what lies between two places, however it lies", () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 120 }), fc.nat(10), (values, start) => {
      const all = Float64Array.from(values);
      const count = Math.max(0, all.length - start);
      const sorted = new Float64Array(count + 1).fill(7);
      putInOrder(all, start, count, sorted);
      // Which of 0 and -0 comes first is all the same.
      expect([...sorted].map((one) => one + 0)).toEqual(
        [...all.slice(start).sort(), 7].map((one) => one + 0),
      );
    }),
  );
});

it.each([
  ["all of them in one part but one", (at: number) => (at === 0 ? 1e12 : -at)],
  ["all the same", () => 4],
  ["more than there are parts", (at: number) => Math.sin(at)],
])("puts in order long lists: %s", (_, of) => {
  for (const length of [200, 4_096, 5_000]) {
    const all = Float64Array.from({ length }, (_each, at) => of(at));
    const sorted = new Float64Array(length);
    putInOrder(all, 0, length, sorted);
    expect(sorted).toEqual(all.slice().sort());
  }
});
