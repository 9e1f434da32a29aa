import { describe, expect, it } from "vitest";

import type { Grid, LogPattern } from "@/lib/telemetry/frame";
import { frozenPattern } from "@/lib/timeline/frozen-pattern";

import { freezePattern } from "./freeze-pattern";

const startUs = Date.UTC(2026, 2, 1, 12) * 1_000;
/** Five cells of ten seconds, the last of which is cut off after five. */
const grid: Grid = { startUs, stepUs: 10_000_000, length: 5, endUs: startUs + 45_000_000 };
const pattern: LogPattern = {
  id: "a".repeat(16),
  service: "payments",
  template: "refused <*>",
  severity: 17,
  count: 23,
  firstSeenUs: startUs + 1_000_000,
  lastSeenUs: startUs + 44_000_000,
  rate: Float64Array.of(0.1, 2, Number.NaN, Number.NaN, 0.4),
  examples: [{ timeUs: startUs, severity: 17, body: "refused \u0000\ud800", traceId: "", spanId: "" }],
};

describe("freezing a log pattern", () => {
  it("counts its lines, and tells those that nobody recorded from none", () => {
    const frozen = freezePattern(pattern, { grid, countBefore: null });
    expect(frozen).toMatchObject({ stepSeconds: 10, counts: [1, 20, null, null, 2] });
    expect(frozenPattern.parse(frozen)).toEqual(frozen);
  });

  it("counts them in fewer stretches where there are too many", () => {
    const { stepSeconds, counts } = freezePattern(pattern, { grid, countBefore: 0, most: 3 });
    expect([stepSeconds, counts]).toEqual([20, [21, null, 2]]);
  });

  it("replaces what a log cannot keep", () => {
    expect(freezePattern(pattern, { grid, countBefore: 0 }).examples[0]?.body).toBe("refused \ufffd\ufffd");
  });
});
