import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { estimateSizes, type MetricSize, planMetrics } from "./plan";

const HOURS_2 = { fromUs: 0, toUs: 7_200e6 };

const plan = (
  sizes: Record<string, MetricSize> | null,
  limits = { seriesPerMetric: 500, points: 1_000_000 },
) => planMetrics(["a", "b"], { sizes: sizes && new Map(Object.entries(sizes)), limits, window: HOURS_2 });

describe("planMetrics", () => {
  it("reads samples where all of them fit", () => {
    const { metrics } = plan({ a: { series: 500, samples: 240_000 }, b: { series: 1, samples: 480 } });
    expect(metrics.map(({ forms }) => forms[0])).toEqual(["samples", "samples"]);
  });

  it("aggregates what has too many series, whatever the others do", () => {
    const { metrics } = plan({ a: { series: 501, samples: 240_480 }, b: { series: 1, samples: 480 } });
    expect(metrics.map(({ forms }) => forms)).toEqual([["aggregate"], ["samples", "steps", "aggregate"]]);
  });

  it("takes steps where samples are too many, but for what has fewer than steps", () => {
    const sizes = { a: { series: 500, samples: 3_600_000 }, b: { series: 10, samples: 1_200 } };
    const { metrics, stepMs } = plan(sizes, { seriesPerMetric: 500, points: 200_000 });
    expect(stepMs).toBe(30_000);
    expect(metrics.map(({ forms }) => forms[0])).toEqual(["steps", "samples"]);
  });

  it("takes steps where nobody knows how many there are", () => {
    expect(plan(null)).toEqual({
      stepMs: 15_000,
      metrics: ["a", "b"].map((name) => ({ name, forms: ["steps", "aggregate"], size: null })),
    });
  });

  it("keeps within the limit of points wherever a day's steps can", () => {
    const anySize = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 7_200 }))
      .map(([series, each]) => ({ series, samples: series * each }));
    fc.assert(
      fc.property(
        fc.record({ a: anySize, b: anySize }),
        fc.integer({ min: 2_000, max: 1_000_000 }),
        (sizes, points) => {
          const { metrics, stepMs } = plan(sizes, { seriesPerMetric: 500, points });
          const planned = metrics.map(({ forms, size }) =>
            forms[0] === "samples"
              ? (size?.samples ?? Infinity)
              : (size?.series ?? Infinity) * Math.ceil(7_200_000 / stepMs),
          );
          expect(planned.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(points);
        },
      ),
    );
  });
});

describe("estimateSizes", () => {
  it("takes what was not counted to be as dense as the densest that was", () => {
    const series = new Map([
      ["a", 100],
      ["b", 10],
      ["c", 3],
    ]);
    const samples = new Map([
      ["a", 10_000],
      ["b", 4_000],
    ]);
    expect([...estimateSizes(series, samples).values()]).toEqual([
      { series: 100, samples: 10_000 },
      { series: 10, samples: 4_000 },
      { series: 3, samples: 1_200 },
    ]);
  });
});
