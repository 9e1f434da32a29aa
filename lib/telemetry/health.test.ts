import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { healthOf, type Traffic } from "./health";

const traffic = (count: number, errorCount: number, p99Seconds: number | null = 0.1): Traffic => ({
  count,
  errorCount,
  p99Seconds,
});

describe("healthOf", () => {
  it.each([
    ["calm", traffic(1_000, 1), traffic(1_000, 1), "healthy", "Errors 0.1 %, p99 100 ms."],
    ["never seen", traffic(0, 0), null, "unknown", "No requests were recorded."],
    ["gone", traffic(0, 0), traffic(500, 0), "silent", "No requests, before 500."],
    ["hardly asked", traffic(19, 19), traffic(500, 0), "unknown", "Only 19 requests: too few to tell."],
    ["failing", traffic(100, 8), null, "failing", "Errors 8 %."],
    ["failing more", traffic(10_000, 200), traffic(10_000, 10), "failing", "Errors 2 %, before 0.1 %."],
    ["one in fifty, by chance", traffic(50, 1), traffic(1_000, 1), "healthy", "Errors 2 %, p99 100 ms."],
    ["as bad as ever", traffic(10_000, 200), traffic(10_000, 210), "healthy", "Errors 2 %, p99 100 ms."],
    ["slow", traffic(500, 0, 0.4), traffic(500, 0, 0.1), "slow", "p99 400 ms, before 100 ms."],
    [
      "slower by nothing that is felt",
      traffic(500, 0, 0.004),
      traffic(500, 0, 0.001),
      "healthy",
      "Errors 0 %, p99 4 ms.",
    ],
    [
      "slow against too little",
      traffic(500, 0, 0.4),
      traffic(3, 0, 0.1),
      "healthy",
      "Errors 0 %, p99 400 ms.",
    ],
    ["not measured", traffic(500, 0, null), traffic(500, 0), "healthy", "Errors 0 %."],
  ] as const)("%s", (_, now, before, state, reason) => {
    expect(healthOf(now, before)).toEqual({ state, reason });
  });

  it("never calls it healthier for having more errors", () => {
    const rank = ["failing", "slow", "silent", "healthy", "unknown"];
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 5_000 }), fc.nat(100), fc.nat(100), (count, one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        const errors = (percent: number) => Math.floor((count * percent) / 100);
        const before = traffic(1_000, 5);
        const better = healthOf(traffic(count, errors(few)), before);
        const worse = healthOf(traffic(count, errors(many)), before);
        expect(rank.indexOf(worse.state)).toBeLessThanOrEqual(rank.indexOf(better.state));
      }),
    );
  });
});
