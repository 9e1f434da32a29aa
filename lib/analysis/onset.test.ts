import { describe, expect, it } from "vitest";

import type { AnalysisInput } from "./analysis-input";
import { measure } from "./measure/measure";
import { onsetIn } from "./onset";
import { madeInput, START_US, wavering } from "./testing/made-input";
import { madeSystem } from "./testing/made-system";
import { FAULT_CELL, FAULT_KINDS } from "./testing/made-tree";

const SHOP = { names: ["front", "cart", "store"], callers: [0, 0, 1], phase: 0.3 };
const MINUTE_US = 60_000_000;

const onsetOf = (input: AnalysisInput) => onsetIn(measure(input), input).onset;
const troubleOf = (input: AnalysisInput, measurements = measure(input)) =>
  onsetIn(measurements, input).trouble;

const onsetSince = (from: number, times: number) =>
  onsetOf(
    madeInput([
      {
        service: "cart",
        metric: "latency-p99",
        at: (minute) => wavering(0.1)(minute) * (minute >= from ? times : 1),
      },
    ]),
  );
/** Nine times as much for five minutes. */
const storm = (minute: number) => (minute >= 20 && minute < 25 ? 9 : 1);
const late = (minute: number) => (minute < 47 ? Number.NaN : 1e9 * minute);

describe("when it began", () => {
  it("is when a service broke, whatever broke", () => {
    for (const kind of FAULT_KINDS) {
      const onset = onsetOf(madeSystem({ ...SHOP, fault: { kind, at: 1 } }));
      expect(onset.found, kind).toBe(true);
      expect(Math.abs(onset.cell - FAULT_CELL), kind).toBeLessThan(2);
      expect(onset.earliest).toBeLessThanOrEqual(FAULT_CELL);
    }
  });

  it("is not found where nothing broke: then it is when the alarm rang", () => {
    expect(onsetOf(madeSystem({ ...SHOP, fault: null }))).toMatchObject({ found: false, cell: 50 });
  });

  it("is not that of an earlier incident, which nobody counts as quiet either", () => {
    const input = madeInput(
      [{ service: "cart", metric: "latency-p99", at: (minute) => storm(minute) * wavering(0.1, 4)(minute) }],
      [],
      { exclude: [{ fromUs: START_US + 20 * MINUTE_US, toUs: START_US + 25 * MINUTE_US }] },
    );
    expect(onsetOf(input)).toMatchObject({ found: true, cell: 48 });
  });

  it("is found where the alarm rings so late that the trouble passes for what is usual", () => {
    expect(onsetSince(37, 9)).toMatchObject({ found: true, cell: 37 });
    expect(onsetSince(37, 1)).toMatchObject({ found: false, cell: 50 });
    // What has been so for most of the time is usual.
    expect(onsetSince(20, 9)).toMatchObject({ found: false, cell: 50 });
  });

  it("is nothing that began to be measured a moment ago", () => {
    const series = [
      { service: "cart", metric: "latency-p99", at: wavering(0.1) },
      { service: "cart", metric: "cpu-pct", at: late },
    ];
    expect(onsetOf(madeInput(series)).found).toBe(false);
  });
});

describe("the trouble of a cell", () => {
  it("is the same with series beside that never move", () => {
    const moving = { service: "cart", metric: "cpu-pct", at: wavering(20, 5) };
    const still = [1, 2, 3].map((at) => ({ service: "cart", metric: `cpu-limit-${at}`, at: () => at }));
    const [alone, beside] = [madeInput([moving]), madeInput([moving, ...still])];
    expect(troubleOf(beside)).toEqual(troubleOf(alone));
  });

  it("is the same in whatever order the series come", () => {
    const input = madeSystem({ ...SHOP, fault: { kind: "cpu", at: 2 } });
    expect(troubleOf(input, measure(input).toReversed())).toEqual(troubleOf(input));
  });
});
