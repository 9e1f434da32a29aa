import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { tellingSpans } from "./telling-spans";

const span = (name: string, parent: number | null, ownSeconds = 0, status = 0) => ({
  name,
  parent,
  ownSeconds,
  status,
});

describe("tellingSpans", () => {
  it("keeps the failed and the busiest, with what they are under, in their order", () => {
    const spans = [
      span("root", null),
      span("idle", 0),
      span("call", 0),
      span("busy", 2, 9),
      span("other root", null),
      span("failed", 4, 0, 2),
    ];
    expect(tellingSpans(spans, 5).map(({ name, parent }) => [name, parent])).toEqual([
      ["root", null],
      ["call", 0],
      ["busy", 1],
      ["other root", null],
      ["failed", 3],
    ]);
  });

  it("gives a trace that fits as it is", () => {
    const spans = [span("root", null), span("under", 0)];
    expect(tellingSpans(spans, 2)).toEqual(spans);
  });

  const rest = { ownSeconds: fc.double({ min: 0, max: 9, noNaN: true }), status: fc.constantFrom(0, 2) };

  it("keeps as many as it may, each under its own parent", () => {
    const tree = fc.array(fc.record({ under: fc.option(fc.nat()), ...rest }), { maxLength: 40 });
    fc.assert(
      fc.property(tree, fc.nat({ max: 45 }), (any, most) => {
        const spans = any.map(({ under, ...each }, name) => ({
          ...each,
          name,
          parent: under === null || name === 0 ? null : under % name,
        }));
        const kept = tellingSpans(spans, most);
        expect(kept).toHaveLength(Math.min(spans.length, most));
        for (const { name, parent } of kept)
          expect(kept[parent ?? -1]?.name ?? null).toBe(spans[name]?.parent ?? null);
      }),
    );
  });

  it("keeps as many as it may of spans that are under each other in a circle or under none that is there", () => {
    const tangle = fc.array(fc.record({ parent: fc.option(fc.nat({ max: 45 })), ...rest }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(tangle, fc.nat({ max: 45 }), (spans, most) => {
        expect(tellingSpans(spans, most)).toHaveLength(Math.min(spans.length, most));
      }),
    );
  });
});
