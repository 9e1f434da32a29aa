import { describe, expect, it } from "vitest";

import { frozenLines } from "@/lib/timeline/frozen-lines";

import { freezeLines } from "./freeze-lines";
import type { LineShape } from "./telemetry";

const line = (values: (number | null)[]): LineShape => ({
  id: "a".repeat(16),
  service: "cart",
  metric: "cpu",
  unit: "1",
  origin: "metric",
  attributes: {},
  values,
  spread: null,
  baseline: { count: 9, least: 0, low: 1, median: 2, high: 3, greatest: 4 },
});

describe("freezing lines", () => {
  it("keeps gaps, and seven digits of what is there", () => {
    const frozen = freezeLines({ times: [0.4, 1_000], lines: [line([0.123456789, null])] });
    expect(frozen.times).toEqual([0, 1_000]);
    expect(frozen.lines[0]).toMatchObject({
      values: [0.1234568, null],
      baseline: { low: 1, median: 2, high: 3 },
    });
    expect(frozenLines.parse(frozen)).toEqual(frozen);
  });

  it("never keeps more moments than it may, and the same of each line", () => {
    const times = Array.from({ length: 25 }, (_, index) => index);
    const frozen = freezeLines({ times, lines: [line(times), line(times.map(() => null))] }, 10);
    expect(frozen.times).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24]);
    expect(frozen.lines.map(({ values }) => values.length)).toEqual([9, 9]);
  });
});
