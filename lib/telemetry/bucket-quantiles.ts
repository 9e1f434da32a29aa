import type { FrameSeries } from "./frame";
import { identityOf } from "./identity";
import type { Attributes } from "./signals";

const SUFFIX = ".bucket";
const BOUND = "le";
const SHARES = [0.5, 0.9, 0.99];

type Histogram = { buckets: { bound: number; series: FrameSeries }[] };

/**
 * Histograms as series of their median, 90th and 99th percentile in each cell; what is no bucket stays as it is. A
 * bucket counts all values up to its bound `le`. Within a bucket values are taken to lie evenly, below the first from
 * zero; above the last finite bound, at that bound.
 */
export function bucketsToQuantiles(series: readonly FrameSeries[]): FrameSeries[] {
  const histograms = new Map<string, Histogram>();
  const others: FrameSeries[] = [];
  for (const one of series) {
    const bound = boundOf(one);
    if (bound === null) {
      others.push(one);
      continue;
    }
    const key = identityOf([
      one.service,
      one.metric,
      one.kind,
      ...Object.entries(shared(one.attributes)).flat(),
    ]);
    const known = histograms.get(key);
    if (known) known.buckets.push({ bound, series: one });
    else histograms.set(key, { buckets: [{ bound, series: one }] });
  }
  return [...others, ...[...histograms.values()].flatMap(quantileSeries)];
}

function boundOf({ metric, kind, attributes }: FrameSeries): number | null {
  const text = attributes[BOUND];
  if (kind === "gauge" || text === undefined || !metric.endsWith(SUFFIX)) return null;
  const bound = text === "+Inf" ? Number.POSITIVE_INFINITY : Number(text);
  return text === "" || Number.isNaN(bound) ? null : bound;
}

function shared(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== BOUND));
}

function quantileSeries({ buckets }: Histogram): FrameSeries[] {
  buckets.sort((one, other) => one.bound - other.bound);
  const first = buckets[0]?.series;
  if (!first) return [];
  const metric = `${first.metric.slice(0, -SUFFIX.length)}.quantile`;
  return SHARES.map((share) => {
    const attributes = withQuantile(shared(first.attributes), String(share));
    return {
      id: identityOf([first.service, metric, "gauge", ...Object.entries(attributes).flat()]),
      service: first.service,
      metric,
      unit: first.unit.replace(/\/s$/u, ""),
      kind: "gauge",
      attributes,
      values: first.values.map((_, cell) => quantileOf(buckets, cell, share)),
      samples: first.samples,
      restarts: first.restarts,
    };
  });
}

function withQuantile(attributes: Attributes, quantile: string): Attributes {
  return Object.fromEntries(
    Object.entries({ ...attributes, quantile }).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function quantileOf(buckets: Histogram["buckets"], cell: number, share: number): number {
  const total = buckets.at(-1)?.series.values[cell] ?? Number.NaN;
  if (!(total > 0)) return Number.NaN;
  const wanted = share * total;
  let below = 0;
  let lower = 0;
  for (const { bound, series } of buckets) {
    const upTo = Math.max(below, series.values[cell] || 0);
    if (upTo >= wanted && upTo > below) {
      if (bound === Number.POSITIVE_INFINITY) return lower;
      const from = below === 0 && bound <= 0 ? bound : lower;
      return from + (bound - from) * ((wanted - below) / (upTo - below));
    }
    [below, lower] = [upTo, bound];
  }
  return Number.NaN;
}
