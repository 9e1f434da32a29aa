import type { SeriesKind } from "../signals";
import { type MetricCatalogue, meaningOfMetric } from "./metric-meaning";
import type { MetricSize } from "./plan";
import { labelName, type Matcher, selector } from "./selector";
import type { Stretch } from "./split";

/** How series of one metric become one per service. */
export type Aggregation = {
  promql: "avg" | "max" | "sum";
  /** Of what comes out. */
  kind: SeriesKind;
};

/** Counters add up as rates, else each restart of one would look like one of all; of quantiles, the worst counts. */
export function aggregationOf(name: string, catalogue: MetricCatalogue): Aggregation {
  if (meaningOfMetric(name, { catalogue }).kind !== "gauge") return { promql: "sum", kind: "delta" };
  const summary = catalogue.metadata.get(name)?.type === "summary" || catalogue.names.has(`${name}_sum`);
  return { promql: summary ? "max" : "avg", kind: "gauge" };
}

/** How many series each metric has over a length of time that ends at the moment asked for. */
export function seriesCountQuery(only: readonly Matcher[], seconds: number): string {
  return `count by (__name__) (last_over_time(${selector(null, only)}[${seconds}s]))`;
}

/** How many samples one metric has: of all at once it cannot be asked, for the answer loses the names. */
export function sampleCountQuery(metric: string, only: readonly Matcher[], seconds: number): string {
  return `sum(count_over_time(${selector(metric, only)}[${seconds}s]))`;
}

/**
 * A query at `atMs` for the samples of a stretch. It may give some of before: whether a range has its first moment is
 * another thing in Prometheus 2 than in 3.
 */
export function samplesQuery(metric: string, only: readonly Matcher[], { fromMs, toMs }: Stretch) {
  return { query: `${selector(metric, only)}[${toMs - fromMs}ms]`, atMs: toMs - 1 };
}

/** At each step, the newest sample since the step before: none where there was none, not an old one again. */
export function stepsQuery(metric: string, only: readonly Matcher[], stepMs: number): string {
  return `last_over_time(${selector(metric, only)}[${stepMs}ms])`;
}

/** A level per service, or what counters grew by per second. */
export function aggregateQuery(
  metric: string,
  {
    only,
    by,
    aggregation,
    rangeMs,
  }: { only: readonly Matcher[]; by: readonly string[]; aggregation: Aggregation; rangeMs: number },
): string {
  const inner = aggregation.kind === "delta" ? "rate" : "last_over_time";
  const labels = by.map(labelName).join(", ");
  return `${aggregation.promql} by (${labels}) (${inner}(${selector(metric, only)}[${rangeMs}ms]))`;
}

const USUAL_INTERVAL_MS = 60_000;
const LONGEST_RANGE_MS = 3_600_000;
/** A rate needs two samples even when one or two are late or lost. */
const INTERVALS = 4;

/** How far back an aggregate looks so that every series that lives is in it: four intervals between samples. */
export function aggregateRangeMs(
  size: MetricSize | null,
  { windowMs, stepMs }: { windowMs: number; stepMs: number },
): number {
  const interval = size && size.samples > 0 ? (windowMs * size.series) / size.samples : USUAL_INTERVAL_MS;
  return Math.round(Math.max(stepMs, Math.min(interval * INTERVALS, LONGEST_RANGE_MS)));
}
