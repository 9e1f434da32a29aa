import type { MetricMetadata } from "@/lib/telemetry/prometheus/metric-meaning";
import { estimateSizes, type MetricSize } from "@/lib/telemetry/prometheus/plan";
import { sampleCountQuery, seriesCountQuery } from "@/lib/telemetry/prometheus/queries";
import { type Matcher, selector } from "@/lib/telemetry/prometheus/selector";
import type { TelemetryWindow } from "@/lib/telemetry/source";

import { type Answer, answered } from "../failure";
import { inParallel } from "../in-parallel";
import type { PrometheusApi, Told } from "./api";

const METRICS_COUNTED = 8;
const AT_A_TIME = 4;

/** What there is in a window, before any of it is read. */
export type Survey = {
  /** Of metrics, in order. */
  names: readonly string[];
  /** Null where the backend would not count. */
  sizes: ReadonlyMap<string, MetricSize> | null;
  metadata: ReadonlyMap<string, MetricMetadata>;
  /** Names of labels; null where the backend would not say. */
  labels: ReadonlySet<string> | null;
  warnings: readonly string[];
};

/** Only a backend that will not even name its metrics fails: whatever else it does not say can be done without. */
export async function survey(
  api: PrometheusApi,
  { window, only }: { window: TelemetryWindow; only: readonly Matcher[] },
): Promise<Answer<Survey>> {
  const [counted, names, labels, metadata] = await Promise.all([
    countSeries(api, { window, only }),
    api.names(window, selector(null, only)),
    api.labels(window),
    api.metadata(),
  ]);
  if (!names.ok) return names;
  return answered({
    names: names.value.data.toSorted(),
    sizes: counted.ok ? await sizesOf(api, counted.value.data, { window, only }) : null,
    metadata: metadata.ok ? metadata.value : new Map(),
    labels: labels.ok ? new Set(labels.value.data) : null,
    warnings: [...(counted.ok ? counted.value.warnings : []), ...names.value.warnings],
  });
}

type Range = { window: TelemetryWindow; only: readonly Matcher[] };

async function countSeries(
  api: PrometheusApi,
  { window, only }: Range,
): Promise<Answer<Told<ReadonlyMap<string, number>>>> {
  const answer = await api.vector(seriesCountQuery(only, secondsOf(window)), endMs(window));
  if (!answer.ok) return answer;
  const counts = answer.value.data.map(
    ({ metric, value }) => [metric["__name__"] ?? "", Number(value[1])] as const,
  );
  return answered({ data: new Map(counts), warnings: answer.value.warnings });
}

/** The samples of the largest metrics are counted: the others matter less. */
async function sizesOf(
  api: PrometheusApi,
  series: ReadonlyMap<string, number>,
  { window, only }: Range,
): Promise<Survey["sizes"]> {
  const largest = [...series].sort(([, a], [, b]) => b - a).slice(0, METRICS_COUNTED);
  const counts = await inParallel(largest, AT_A_TIME, async ([name]) => {
    const answer = await api.vector(sampleCountQuery(name, only, secondsOf(window)), endMs(window));
    const count = answer.ok ? Number(answer.value.data[0]?.value[1]) : Number.NaN;
    return Number.isFinite(count) ? [[name, count] as const] : [];
  });
  const samples = new Map(counts.flat());
  return samples.size < largest.length ? null : estimateSizes(series, samples);
}

const secondsOf = ({ fromUs, toUs }: TelemetryWindow) => Math.max(1, Math.ceil((toUs - fromUs) / 1e6));
const endMs = ({ toUs }: TelemetryWindow) => Math.ceil(toUs / 1e3);
