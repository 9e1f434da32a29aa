import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { FrozenLines } from "@/lib/timeline/frozen-lines";
import type { FrozenPattern } from "@/lib/timeline/frozen-pattern";
import type { FrozenTrace } from "@/lib/timeline/frozen-trace";

import { compareFrozen } from "./compare-frozen";

const AT = "2026-03-01T12:00:00.000Z";

function linesOf(...lines: readonly (readonly (number | null)[])[]): FrozenLines {
  return {
    kind: "lines",
    times: (lines[0] ?? []).map((_, at) => at * 1_000),
    lines: lines.map((values, at) => ({
      id: `${at}`.padStart(16, "a"),
      service: "payments",
      metric: "duration p99",
      unit: "s",
      attributes: {},
      values: [...values],
      baseline: null,
    })),
  };
}

const pattern: FrozenPattern = {
  kind: "pattern",
  id: "b".repeat(16),
  service: "payments",
  template: "pool is empty",
  severity: 17,
  count: 180,
  countBefore: 0,
  firstSeen: AT,
  lastSeen: AT,
  stepSeconds: 10,
  counts: [180],
  examples: [],
};
const trace: FrozenTrace = {
  kind: "trace",
  traceId: "c".repeat(32),
  startedAt: AT,
  durationSeconds: 1.5,
  spanCount: 10,
  errorCount: 1,
  spans: [],
};

describe("comparing a frozen look with the same asked again", () => {
  it("finds any result the same as itself", () => {
    const values = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(values, (line) => {
        const lines = linesOf([1, ...line]);
        expect(compareFrozen(lines, lines).comparison).toBe("same");
      }),
    );
    expect(compareFrozen(pattern, pattern).comparison).toBe("same");
    expect(compareFrozen(trace, trace).comparison).toBe("same");
  });

  it("names the line that moved most, with its level", () => {
    const kept = linesOf([1, 1, 1, 1], [2, 2, 2, 2]);
    const now = linesOf([1, 1, 1, 1.1], [3, 3, 3, 3]);
    expect(compareFrozen(kept, now)).toEqual({
      comparison: "changed",
      summary: "duration p99 of payments is at 3 s now, and was at 2 s.",
    });
    expect(compareFrozen(kept, linesOf([1, 1, 1, 9], [2, 2, 2, 2])).summary).toBe(
      "duration p99 of payments is at most 9 s now, and was at most 1 s.",
    );
  });

  it("tells some series that are gone from all of them", () => {
    const kept = linesOf([1, 1], [2, 2]);
    expect(compareFrozen(kept, linesOf([1, 1]))).toEqual({
      comparison: "changed",
      summary: "1 of 2 series are gone; the others are as they were.",
    });
    expect(compareFrozen(kept, linesOf([null, null], [null, null])).comparison).toBe("gone");
  });

  it("counts the lines of a pattern and the spans of a trace", () => {
    expect(compareFrozen(pattern, { ...pattern, count: 214 }).summary).toBe(
      "214 lines now, and 180 when it was kept.",
    );
    expect(compareFrozen(pattern, { ...pattern, count: 0 }).comparison).toBe("gone");
    expect(compareFrozen(trace, { ...trace, spanCount: 8 }).summary).toBe(
      "The trace has changed: 8 spans now, and 10 then.",
    );
  });

  it("does not compare what is of another kind", () => {
    expect(compareFrozen(pattern, trace).comparison).toBe("changed");
  });
});
