import { describe, expect, it } from "vitest";

import { frozenCharge, frozenPool, frozenRefusals } from "@/test/every-event";

import { frozenEvidence, frozenQuery, frozenResult } from "./frozen";
import { frozenLines, MOST_FROZEN_LINES, MOST_FROZEN_POINTS } from "./frozen-lines";
import { MOST_FROZEN_CELLS } from "./frozen-pattern";
import { MOST_FROZEN_SPANS } from "./frozen-trace";

const [line] = frozenPool.result.lines;
if (!line) throw new Error("one line");
const with_ = (points: number, lines: number) => ({
  kind: "lines",
  times: Array.from({ length: points }, (_, index) => index),
  lines: Array.from({ length: lines }, () => ({
    ...line,
    values: Array.from({ length: points }, () => null),
  })),
});

describe("a frozen chart", () => {
  it("keeps gaps", () => {
    expect(frozenLines.parse(frozenPool.result).lines[0]?.values).toEqual([0.001, null, 0.9]);
  });

  it("has a value of each line for each moment", () => {
    const short = { ...line, values: [1, 2] };
    expect(frozenLines.safeParse({ ...frozenPool.result, lines: [short] }).success).toBe(false);
  });

  it("is bounded", () => {
    expect(frozenLines.safeParse(with_(MOST_FROZEN_POINTS, MOST_FROZEN_LINES)).success).toBe(true);
    expect(frozenLines.safeParse(with_(MOST_FROZEN_POINTS + 1, 1)).success).toBe(false);
    expect(frozenLines.safeParse(with_(1, MOST_FROZEN_LINES + 1)).success).toBe(false);
    expect(frozenLines.safeParse(with_(1, 0)).success).toBe(false);
  });

  it("takes no value that JSON does not have", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "1"]) {
      const odd = { kind: "lines", times: [0], lines: [{ ...line, values: [value] }] };
      expect(frozenLines.safeParse(odd).success).toBe(false);
    }
  });
});

const counts = (cells: number) => ({
  ...frozenRefusals.result,
  counts: Array.from({ length: cells }, () => 1),
});
const [firstSpan] = frozenCharge.result.spans;
const spans = (count: number) => ({
  ...frozenCharge.result,
  spans: Array.from({ length: count }, () => firstSpan),
});

describe("frozen evidence", () => {
  it.each([frozenPool, frozenRefusals, frozenCharge])(
    "of the kind $result.kind is a frozen query",
    (frozen) => {
      expect(frozenEvidence.parse(frozen)).toEqual(frozen);
      expect(frozenQuery.parse(frozen)).toEqual(frozen);
    },
  );

  it("is of a kind that can be read", () => {
    expect(frozenResult.safeParse({ ...frozenPool.result, kind: "profile" }).success).toBe(false);
    expect(frozenResult.safeParse({ kind: "figures", figures: { onset: [1, null] } }).success).toBe(true);
  });

  it("is bounded", () => {
    expect(frozenResult.safeParse(counts(MOST_FROZEN_CELLS)).success).toBe(true);
    expect(frozenResult.safeParse(counts(MOST_FROZEN_CELLS + 1)).success).toBe(false);
    expect(frozenResult.safeParse(spans(MOST_FROZEN_SPANS)).success).toBe(true);
    expect(frozenResult.safeParse(spans(MOST_FROZEN_SPANS + 1)).success).toBe(false);
  });

  it("has no span under one that is not there", () => {
    const lost = frozenCharge.result.spans.map((span) => ({ ...span, parent: 3 }));
    expect(frozenResult.safeParse({ ...frozenCharge.result, spans: lost }).success).toBe(false);
  });
});
