import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { SpanShape } from "@/lib/wire/telemetry";

import { moveOnKey, waterfallOf } from "./waterfall-rows";

const span = (
  spanId: string,
  parent: number | null,
  offsetSeconds: number,
  durationSeconds: number,
): SpanShape => ({
  spanId,
  parent,
  parentIsMissing: false,
  service: "s",
  operation: spanId,
  kind: 2,
  status: 0,
  offsetSeconds,
  durationSeconds,
  ownSeconds: durationSeconds / 2,
  attributes: {},
});
const trace = [
  span("root", null, 0, 10),
  span("a", 0, 1, 4),
  span("b", 0, 5, 5),
  span("a1", 1, 2, 1),
  span("lost", null, 3, 1),
];
const none: ReadonlySet<string> = new Set();
const shown = (closed: ReadonlySet<string> = none) =>
  waterfallOf(trace, closed).rows.map(({ span: { spanId }, depth }) => `${" ".repeat(depth)}${spanId}`);

describe("waterfallOf", () => {
  it("puts children under their parents", () => {
    expect(shown()).toEqual(["root", " a", "  a1", " b", "lost"]);
  });

  it("leaves out what is under a closed span, and says how much that is", () => {
    expect(shown(new Set(["a"]))).toEqual(["root", " a", " b", "lost"]);
    expect(shown(new Set(["root"]))).toEqual(["root", "lost"]);
    expect(waterfallOf(trace, none).rows.map(({ under }) => under)).toEqual([3, 1, 0, 0, 0]);
  });

  it("measures bars by the whole, and makes room for a clock that is behind", () => {
    const { rows, fromSeconds, seconds } = waterfallOf(
      [span("root", null, 0, 8), span("early", 0, -2, 4)],
      none,
    );
    expect([fromSeconds, seconds]).toEqual([-2, 10]);
    expect(rows.map(({ start, width }) => [start, width])).toEqual([
      [0.2, 0.8],
      [0, 0.4],
    ]);
  });

  it("shows every span once, whatever the parents say", () => {
    const spans = fc.array(fc.option(fc.nat(12)), { maxLength: 12 }).map((parents) =>
      // A frame's parents lead to no circle: each is another span, nearer to the root.
      parents.map((parent, index) =>
        span(`s${index}`, parent !== null && parent < index ? parent : null, index, 1),
      ),
    );
    fc.assert(
      fc.property(spans, (given) => {
        const { rows } = waterfallOf(given, none);
        expect(rows.map((row) => row.span.spanId).sort()).toEqual(given.map(({ spanId }) => spanId).sort());
        for (const { start, width } of rows) expect(start + width).toBeLessThanOrEqual(1.000_001);
      }),
    );
  });

  it("has nothing to divide by where nothing took time", () => {
    expect(waterfallOf([span("root", null, 0, 0)], none).rows[0]).toMatchObject({ start: 0, width: 0 });
    expect(waterfallOf([], none).rows).toEqual([]);
  });
});

describe("moveOnKey", () => {
  const { rows } = waterfallOf(trace, none);
  it.each([
    ["ArrowDown", 0, { focus: "a" }],
    ["ArrowDown", 4, { focus: "lost" }],
    ["ArrowUp", 0, { focus: "root" }],
    ["End", 0, { focus: "lost" }],
    ["Home", 3, { focus: "root" }],
    ["ArrowRight", 0, { focus: "a" }],
    ["ArrowRight", 2, null],
    ["ArrowLeft", 0, { close: "root" }],
    ["ArrowLeft", 2, { focus: "a" }],
    ["ArrowLeft", 3, { focus: "root" }],
    ["ArrowLeft", 4, null],
    ["x", 0, null],
    ["ArrowDown", 99, null],
  ] as const)("%s on line %i", (key, at, move) => {
    expect(moveOnKey(key, rows, at)).toEqual(move);
  });

  it("opens what is closed before it goes in", () => {
    expect(moveOnKey("ArrowRight", waterfallOf(trace, new Set(["root"])).rows, 0)).toEqual({
      reopen: "root",
    });
  });
});
