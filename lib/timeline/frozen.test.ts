import { describe, expect, it } from "vitest";

import { frozenPool } from "@/test/every-event";

import { frozenChart, frozenLines, frozenQuery, MOST_FROZEN_LINES, MOST_FROZEN_POINTS } from "./frozen";

const [line] = frozenPool.result.lines;
if (!line) throw new Error("one line");
const with_ = (points: number, lines: number) => ({
  times: Array.from({ length: points }, (_, index) => index),
  lines: Array.from({ length: lines }, () => ({
    ...line,
    values: Array.from({ length: points }, () => null),
  })),
});

describe("a frozen chart", () => {
  it("keeps gaps, and is a frozen query like any other evidence", () => {
    const chart = frozenChart.parse(frozenPool);
    expect(chart.result.lines[0]?.values).toEqual([0.001, null, 0.9]);
    expect(frozenQuery.parse(chart)).toEqual(chart);
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
      const odd = { times: [0], lines: [{ ...line, values: [value] }] };
      expect(frozenLines.safeParse(odd).success).toBe(false);
    }
  });
});
