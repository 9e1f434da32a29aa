import type { TelemetryWindow } from "../source";

/** How much of a metric a window holds; the samples may be an estimate. */
export type MetricSize = { series: number; samples: number };

/** Samples of a few metrics say how many those of others have: per series as many as the densest that was counted. */
export function estimateSizes(
  series: ReadonlyMap<string, number>,
  samples: ReadonlyMap<string, number>,
): ReadonlyMap<string, MetricSize> {
  const densities = [...samples].map(([name, count]) => count / Math.max(series.get(name) ?? 1, 1));
  const densest = Math.max(0, ...densities);
  return new Map(
    [...series].map(([name, count]) => [
      name,
      { series: count, samples: samples.get(name) ?? Math.ceil(count * densest) },
    ]),
  );
}

/**
 * How a metric is read, the finest first:
 * - samples: as the backend has them, with their own times;
 * - steps: of each series the last sample of each step, if there is one;
 * - aggregate: one series per service.
 */
export type Form = "samples" | "steps" | "aggregate";

export type Plan = {
  stepMs: number;
  /** Which forms to try, in this order: one that the backend refuses, or that is too large, is followed by the next. */
  metrics: readonly PlannedMetric[];
};

export type PlannedMetric = {
  name: string;
  forms: readonly Form[];
  /** Null where nobody knows. */
  size: MetricSize | null;
};

type Limits = { seriesPerMetric: number; points: number };

const FINEST_STEP_MS = 15_000;
/** Where nobody knows the sizes, as many steps as a chart has pixels. */
const USUAL_STEPS = 720;
/** Leaves room for samples that come in while the window is read. */
const SHARE_OF_POINTS = 0.9;
/** Lengths that people know: seconds to hours. */
const STEPS_MS = [15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400].map(
  (seconds) => seconds * 1_000,
);

/** Decides how to read metrics so that the limits hold. Sizes: null where the backend would not say. */
export function planMetrics(
  names: readonly string[],
  {
    sizes,
    limits,
    window,
  }: { sizes: ReadonlyMap<string, MetricSize> | null; limits: Limits; window: TelemetryWindow },
): Plan {
  const windowMs = (window.toUs - window.fromUs) / 1e3;
  if (sizes === null)
    return {
      stepMs: niceStep(windowMs / USUAL_STEPS),
      metrics: names.map((name) => ({ name, forms: ["steps", "aggregate"], size: null })),
    };
  const known = names.map((name) => ({ name, size: sizes.get(name) ?? { series: 0, samples: 0 } }));
  const detailed = known.filter(({ size }) => size.series <= limits.seriesPerMetric).map(({ size }) => size);
  const budget = limits.points * SHARE_OF_POINTS;
  const points = (stepMs: number) =>
    sum(detailed, ({ series, samples }) => Math.min(samples, series * Math.ceil(windowMs / stepMs)));
  const fits = sum(detailed, ({ samples }) => samples) <= budget;
  const stepMs = fits
    ? niceStep(windowMs / USUAL_STEPS)
    : (STEPS_MS.find((step) => points(step) <= budget) ?? niceStep(windowMs));
  const forms = ({ series, samples }: MetricSize): readonly Form[] => {
    if (series > limits.seriesPerMetric) return ["aggregate"];
    const whole = fits || samples <= series * Math.ceil(windowMs / stepMs);
    return whole ? ["samples", "steps", "aggregate"] : ["steps", "aggregate"];
  };
  return { stepMs, metrics: known.map(({ name, size }) => ({ name, forms: forms(size), size })) };
}

function niceStep(atLeastMs: number): number {
  return (
    STEPS_MS.find((step) => step >= Math.max(atLeastMs, FINEST_STEP_MS)) ?? STEPS_MS.at(-1) ?? FINEST_STEP_MS
  );
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
