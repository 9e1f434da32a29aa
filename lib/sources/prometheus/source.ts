import { noSignals } from "@/lib/telemetry/no-signals";
import { planMetrics } from "@/lib/telemetry/prometheus/plan";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";
import type { PrometheusSettings } from "@/lib/telemetry/source-settings";

import type { AskLimits } from "../http/ask";
import { type FindSecret, headersOf } from "../secrets";
import { createPrometheusApi, type PrometheusApi } from "./api";
import { metricGaps } from "./metric-gaps";
import { pointsOf, readMetrics } from "./read-metrics";
import { type Survey, survey } from "./survey";

/** More names than that are cut off, and said to be. */
const MOST_METRICS = 5_000;

/** After that no further metric is begun. */
const LIMIT_MS = 60_000;

const usualLimits: AskLimits = {
  timeoutMs: 30_000,
  bytes: 64 * 1_048_576,
  retry: { attempts: 3, pauseMs: 500, longestPauseMs: 10_000 },
};

/** Prometheus, or what speaks as it does (VictoriaMetrics, Thanos, Mimir), as a source of metrics. */
export function createPrometheusSource(
  settings: PrometheusSettings,
  { findSecret, limits = usualLimits }: { findSecret: FindSecret; limits?: AskLimits },
): TelemetrySource {
  const { name, url, only } = settings;
  const gap = (reason: string) => ({ source: name, signal: "metrics", reason }) as const;
  return {
    name,
    signals: ["metrics"],
    async read(window, { signal }) {
      const headers = headersOf(settings, findSecret);
      if (!headers.ok) return noSignals(window, [gap(`${headers.failure.reason}.`)]);
      const api = createPrometheusApi({ url, headers: headers.value, limits, signal });
      const surveyed = await survey(api, { window, only });
      if (!surveyed.ok) return noSignals(window, [gap(`${surveyed.failure.reason}.`)]);
      return readSurveyed(surveyed.value, { api, window, settings });
    },
  };
}

async function readSurveyed(
  { names, sizes, metadata, labels, warnings }: Survey,
  { api, window, settings }: { api: PrometheusApi; window: TelemetryWindow; settings: PrometheusSettings },
) {
  const taken = names.slice(0, MOST_METRICS);
  const { stepMs, metrics } = planMetrics(taken, { sizes, limits: settings.limits, window });
  const reads = await readMetrics(metrics, {
    api,
    window,
    only: settings.only,
    stepMs,
    catalogue: { metadata, names: new Set(names) },
    mapping: settings.labels,
    by: keptLabels(settings.labels.service, labels),
    mostPoints: settings.limits.points,
    deadline: AbortSignal.timeout(LIMIT_MS),
  });
  const left = names.slice(MOST_METRICS);
  const gaps = metricGaps(reads, { source: settings.name, stepMs, warnings, left });
  return { ...noSignals(window, gaps), points: pointsOf(reads) };
}

/** What an aggregate keeps apart. Names that only Prometheus 3 can read are asked for only where they are. */
function keptLabels(service: readonly string[], there: ReadonlySet<string> | null): string[] {
  const known = service.filter((label) => (there ? there.has(label) : /^\w+$/.test(label)));
  return [...known, "le", "quantile"];
}
