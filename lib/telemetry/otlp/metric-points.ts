import type { PointTable, SeriesKind } from "../signals";

import type { AttributeList } from "./attribute-list";
import { cleanText } from "./clean-text";
import { addDistribution, addSummary, type Distribution, pointsOf } from "./distribution-points";
import { type Bucket, explicitBuckets, type ExponentialHistogram, SCALES } from "./exponential-buckets";
import { MOST_BUCKETS, MOST_QUANTILES, NAME_LENGTH } from "./limits";
import { originOf, PointRows } from "./point-rows";
import type { Rejections } from "./rejections";
import type { Resource } from "./resource";
import { timeFault, type TimesTaken } from "./times-taken";

/** What a data point is one of. */
export type Metric = {
  name: string;
  unit: string;
  /** Null where the sender does not say how its values follow one another. */
  kind: SeriesKind | null;
  resource: Resource;
};

type Sent = {
  /** Microseconds since 1970; 0 where nobody says. */
  timeUs: number;
  /** DataPointFlags. */
  flags: number;
};

export type SentNumber = Sent & { value: number | null };
export type SentHistogram = Sent & {
  count: number;
  sum: number | null;
  bounds: readonly number[];
  counts: readonly number[];
};
export type SentExponential = Sent & ExponentialHistogram & { sum: number | null };
export type SentSummary = Sent & {
  count: number;
  sum: number;
  quantiles: readonly { quantile: number; value: number }[];
};

const NO_RECORDED_VALUE = 1;
const NO_ROOM = "beyond what one request may bring";

/** Turns data points of every type into points, or counts why not. Times, kinds and names are checked here. */
export class MetricPoints {
  private readonly rows = new PointRows();
  private readonly rejections: Rejections;

  private readonly times: TimesTaken;

  constructor(rejections: Rejections, times: TimesTaken) {
    this.rejections = rejections;
    this.times = times;
  }

  number(metric: Metric, list: AttributeList, point: SentNumber): void {
    const absent = isAbsent(point);
    const value = absent ? Number.NaN : point.value;
    const fault = this.faultOf(metric, point) ?? (value === null ? "without a value" : null);
    if (fault !== null || value === null || metric.kind === null) return this.refuse(fault);
    if (!this.rows.hasRoomFor(1)) return this.refuse(NO_ROOM);
    const part = { suffix: "", unit: unitOf(metric), kind: metric.kind, label: null };
    this.rows.add(this.origin(metric, list), part, point.timeUs, value);
  }

  histogram(metric: Metric, list: AttributeList, point: SentHistogram): void {
    const buckets = bucketsOf(point);
    const fault =
      this.faultOf(metric, point) ?? (buckets === null ? "with buckets that do not fit together" : null);
    if (fault !== null || buckets === null || metric.kind === null) return this.refuse(fault);
    this.distribution(metric, list, { ...point, kind: metric.kind, buckets, absent: isAbsent(point) });
  }

  exponential(metric: Metric, list: AttributeList, point: SentExponential): void {
    const fault = this.faultOf(metric, point) ?? exponentialFault(point);
    if (fault !== null || metric.kind === null) return this.refuse(fault);
    const buckets = explicitBuckets(point);
    this.distribution(metric, list, { ...point, kind: metric.kind, buckets, absent: isAbsent(point) });
  }

  summary(metric: Metric, list: AttributeList, point: SentSummary): void {
    const fault =
      this.faultOf(metric, point) ??
      (point.quantiles.length > MOST_QUANTILES ? "with too many quantiles" : null);
    if (fault !== null) return this.refuse(fault);
    if (!this.rows.hasRoomFor(point.quantiles.length + 2)) return this.refuse(NO_ROOM);
    addSummary(this.rows, this.origin(metric, list), { ...point, absent: isAbsent(point) });
  }

  table(): PointTable {
    return this.rows.table();
  }

  private distribution(metric: Metric, list: AttributeList, point: Distribution): void {
    if (!this.rows.hasRoomFor(pointsOf(point))) return this.refuse(NO_ROOM);
    addDistribution(this.rows, this.origin(metric, list), point);
  }

  private origin(metric: Metric, list: AttributeList) {
    return originOf(
      { name: cleanText(metric.name, NAME_LENGTH), unit: unitOf(metric) },
      metric.resource,
      list,
    );
  }

  private faultOf({ name, kind }: Metric, { timeUs }: Sent): string | null {
    if (name === "") return "of a metric without a name";
    if (kind === null) return "without an aggregation temporality";
    return timeUs === 0 ? "without a time" : timeFault(this.times, { startUs: timeUs });
  }

  private refuse(fault: string | null): void {
    this.rejections.add(fault ?? "that cannot be used");
  }
}

/** The sign of "no recorded value": a series that has ended, as Prometheus marks it. */
const isAbsent = ({ flags }: Sent) => (flags & NO_RECORDED_VALUE) !== 0;

const unitOf = ({ unit }: Metric) => cleanText(unit, NAME_LENGTH);

function exponentialFault({ scale, positive, negative, zeroThreshold }: SentExponential): string | null {
  if (scale < SCALES.least || scale > SCALES.most)
    return `with a scale beyond ${SCALES.least} to ${SCALES.most}`;
  if (!(zeroThreshold >= 0)) return "with a negative zero threshold";
  // What nobody merges costs nothing; a side this long is no histogram of anything.
  const longest = Math.max(positive.counts.length, negative.counts.length);
  return longest > MOST_BUCKETS ? "with too many buckets" : null;
}

/** A histogram's buckets with all values up to each bound; null where bounds and counts cannot belong together. */
function bucketsOf({ bounds, counts, count }: SentHistogram): Bucket[] | null {
  // Count and sum alone are a histogram too.
  if (counts.length === 0) return bounds.length === 0 ? [] : null;
  if (counts.length !== bounds.length + 1 || counts.length > MOST_BUCKETS) return null;
  let below = 0;
  let before = -Infinity;
  const buckets: Bucket[] = [];
  for (const [index, upTo] of bounds.entries()) {
    // Written so that NaN fails too.
    if (!(upTo > before && upTo < Infinity)) return null;
    before = upTo;
    below += counts[index] ?? 0;
    buckets.push({ upTo, count: below });
  }
  buckets.push({ upTo: Infinity, count: Math.max(count, below + (counts.at(-1) ?? 0)) });
  return buckets;
}
