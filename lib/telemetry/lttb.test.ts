import * as fc from "fast-check";
import { expect, it } from "vitest";

import { lttb } from "./lttb";

const xsOf = (ys: readonly number[]) => Float64Array.from(ys, (_, index) => index * 10);

it("keeps both ends and both extremes, ascending, within the room and two", () => {
  const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 0, max: 60 }),
      (ys, room) => {
        const picks = [...lttb(xsOf(ys), Float64Array.from(ys), room)];
        const drawn = [...ys.keys()].filter((index) => !Number.isNaN(ys[index]));
        expect(picks).toEqual([...new Set(picks)].sort((one, other) => one - other));
        expect(picks.every((index) => drawn.includes(index))).toBe(true);
        expect(picks.length).toBeLessThanOrEqual(Math.max(room, 4));
        expect([picks[0], picks.at(-1)]).toEqual([drawn[0], drawn.at(-1)]);
        const valuesOf = (indexes: readonly number[]) => indexes.map((index) => ys[index] ?? 0);
        if (drawn.length === 0) return;
        expect(Math.min(...valuesOf(picks))).toBe(Math.min(...valuesOf(drawn)));
        expect(Math.max(...valuesOf(picks))).toBe(Math.max(...valuesOf(drawn)));
      },
    ),
  );
});

it("keeps a spike of one point that a mean would hide", () => {
  const ys = Float64Array.from({ length: 10_000 }, (_, index) =>
    index % 1_000 === 500 ? 50 : Math.sin(index / 50),
  );
  const picks = lttb(xsOf([...ys]), ys, 500);
  expect(picks.length).toBeLessThanOrEqual(500);
  expect([...picks].filter((index) => ys[index] === 50)).toHaveLength(10);
});

it("draws all of a line that fits", () => {
  expect([...lttb(xsOf([3, 1, 2]), Float64Array.of(3, 1, 2), 10)]).toEqual([0, 1, 2]);
});
