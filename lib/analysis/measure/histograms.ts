import type { FrameSeries } from "@/lib/telemetry/frame";

/** A histogram is told by three kinds of series: how many events, the sum of their values, and quantiles. */
const PARTS = new Set(["count", "sum", "quantile"]);

/** The mean of a histogram's events, cell by cell, and how many events it rests on. */
export type Mean = { name: string; values: Float64Array; events: Uint32Array };

/** The name of the histogram that a metric's series is a part of; null where it is of none. */
export function histogramOf(metric: string): { name: string; part: string } | null {
  const dot = metric.lastIndexOf(".");
  const part = metric.slice(dot + 1);
  return dot > 0 && PARTS.has(part) ? { name: metric.slice(0, dot), part } : null;
}

/**
 * The means of all histograms of which both the counts and the sums are known, by the id of the series of their sums.
 * Neither a count nor a sum by itself says how long anything took: both grow with whatever is asked.
 */
export function meansOf(all: readonly FrameSeries[], stepUs: number): ReadonlyMap<string, Mean> {
  const counts = new Map<string, FrameSeries>();
  for (const series of all) {
    const histogram = histogramOf(series.metric);
    if (histogram?.part === "count") counts.set(keyOf(series, histogram.name), series);
  }
  const means = new Map<string, Mean>();
  for (const series of all) {
    const histogram = histogramOf(series.metric);
    const count = histogram?.part === "sum" ? counts.get(keyOf(series, histogram.name)) : undefined;
    if (histogram && count)
      means.set(series.id, { name: histogram.name, ...meanOf(series.values, count.values, stepUs) });
  }
  return means;
}

function keyOf({ service, attributes }: FrameSeries, name: string): string {
  return JSON.stringify([service, name, attributes]);
}

/** From what both grew by in a second. */
function meanOf(sums: Float64Array, counts: Float64Array, stepUs: number): Omit<Mean, "name"> {
  const seconds = stepUs / 1_000_000;
  const events = Uint32Array.from(counts, (rate) => (rate > 0 ? Math.round(rate * seconds) : 0));
  return {
    events,
    values: sums.map((sum, cell) =>
      (events[cell] ?? 0) > 0 ? sum / (counts[cell] ?? Number.NaN) : Number.NaN,
    ),
  };
}
