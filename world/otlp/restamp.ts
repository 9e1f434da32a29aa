import type { HrTime } from "@opentelemetry/api";
import {
  type DataPoint,
  DataPointType,
  type MetricData,
  type ResourceMetrics,
} from "@opentelemetry/sdk-metrics";

/** What the SDK collected now, as though it had been collected at another time. Milliseconds since 1970. */
export function restamp(
  metrics: ResourceMetrics,
  { startedAtMs, atMs }: { startedAtMs: number; atMs: number },
): ResourceMetrics {
  const startTime = hrTime(startedAtMs);
  const endTime = hrTime(atMs);
  const points = <Value>(dataPoints: readonly DataPoint<Value>[]): DataPoint<Value>[] =>
    dataPoints.map((point) => ({ ...point, startTime, endTime }));
  const moved = (metric: MetricData): MetricData => {
    switch (metric.dataPointType) {
      case DataPointType.SUM:
        return { ...metric, dataPoints: points(metric.dataPoints) };
      case DataPointType.GAUGE:
        return { ...metric, dataPoints: points(metric.dataPoints) };
      case DataPointType.HISTOGRAM:
        return { ...metric, dataPoints: points(metric.dataPoints) };
      case DataPointType.EXPONENTIAL_HISTOGRAM:
        return { ...metric, dataPoints: points(metric.dataPoints) };
    }
  };
  return {
    resource: metrics.resource,
    scopeMetrics: metrics.scopeMetrics.map((scope) => ({ ...scope, metrics: scope.metrics.map(moved) })),
  };
}

/** Seconds and nanoseconds of milliseconds. */
export function hrTime(ms: number): HrTime {
  const seconds = Math.floor(ms / 1_000);
  return [seconds, Math.round((ms - seconds * 1_000) * 1_000_000)];
}
