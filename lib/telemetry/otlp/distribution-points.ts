import type { SeriesKind } from "../signals";

import type { Bucket } from "./exponential-buckets";
import type { PointOrigin, PointRows, SeriesPart } from "./point-rows";

/** Counts have no unit of their own. */
const COUNT_UNIT = "1";

/** A histogram's data point: how many values, their sum, and how many were at most so large. */
export type Distribution = {
  timeUs: number;
  kind: SeriesKind;
  count: number;
  /** Null where the sender does not keep it: values can be negative. */
  sum: number | null;
  buckets: readonly Bucket[];
  /** The sender says that there is no value. */
  absent: boolean;
};

/** A summary's data point: count and sum since its start, and quantiles of a recent time that nobody names. */
export type SummaryPoint = {
  timeUs: number;
  count: number;
  sum: number;
  quantiles: readonly { quantile: number; value: number }[];
  absent: boolean;
};

/** How many points a distribution becomes. */
export const pointsOf = ({ buckets }: Distribution): number => buckets.length + 2;

/**
 * A histogram as `.count`, `.sum` and `.bucket` with `le`. As with Prometheus, a bucket counts all values up to its
 * bound, not those since the bound before; the last one is "+Inf".
 */
export function addDistribution(rows: PointRows, origin: PointOrigin, point: Distribution): void {
  const { timeUs, kind, buckets } = point;
  const give = (part: Omit<SeriesPart, "kind">, value: number) =>
    rows.add(origin, { ...part, kind }, timeUs, point.absent ? Number.NaN : value);
  give({ suffix: ".count", unit: COUNT_UNIT, label: null }, point.count);
  if (point.sum !== null) give({ suffix: ".sum", unit: origin.unit, label: null }, point.sum);
  for (const { upTo, count } of buckets)
    give({ suffix: ".bucket", unit: COUNT_UNIT, label: ["le", boundText(upTo)] }, count);
}

/** A summary as `.count`, `.sum` and `.quantile` with `quantile`. */
export function addSummary(rows: PointRows, origin: PointOrigin, point: SummaryPoint): void {
  const value = (said: number) => (point.absent ? Number.NaN : said);
  const total = { kind: "cumulative", label: null } as const;
  rows.add(origin, { ...total, suffix: ".count", unit: COUNT_UNIT }, point.timeUs, value(point.count));
  rows.add(origin, { ...total, suffix: ".sum", unit: origin.unit }, point.timeUs, value(point.sum));
  for (const { quantile, value: said } of point.quantiles)
    rows.add(
      origin,
      { suffix: ".quantile", unit: origin.unit, kind: "gauge", label: ["quantile", String(quantile)] },
      point.timeUs,
      value(said),
    );
}

function boundText(bound: number): string {
  return bound === Infinity ? "+Inf" : String(bound);
}
