import {
  DataPointType,
  AggregationTemporality,
  type GaugeMetricData,
  type ResourceMetrics,
} from "@opentelemetry/sdk-metrics";
import { ValueType } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";

import type { Delivery, Outbox } from "../otlp/outbox";
import { hrTime } from "../otlp/restamp";
import { giveVoice, type Voice } from "../otlp/voice";
import type { Clock } from "../run/shop-run";
import type { Source } from "../shop/happenings";
import type { RecordedCase } from "./read-case";
import type { RecordedPoint } from "./recorded-rows";

const SCOPE = "recording";
/** Rows that are sent at once while the replay is late. */
const BATCH_ROWS = 5_000;
/** How often what has become due is sent. Milliseconds of real time. */
const SENDING_MS = 1_000;

type Row = { dueMs: number } & (
  | { is: "point"; row: RecordedPoint }
  | { is: "span"; row: RecordedCase["spans"][number] }
  | { is: "log"; row: RecordedCase["logs"][number] }
);

/**
 * When what was recorded seems to happen, by the time it is sent: its distances are kept, and the last of it falls on
 * the time at which it is sent. Milliseconds to add to recorded times.
 */
export function shiftOf(
  { firstMs, lastMs }: { firstMs: number; lastMs: number },
  how: { startMs: number; speed: number },
): number {
  return how.startMs + (lastMs - firstMs) / how.speed - lastMs;
}

/** Where a recording begins and ends. Milliseconds since 1970; null where there is nothing in it. */
export function extentOf({ points, spans, logs }: RecordedCase): { firstMs: number; lastMs: number } | null {
  let firstMs = Infinity;
  let lastMs = -Infinity;
  const include = (fromMs: number, toMs: number) => {
    firstMs = Math.min(firstMs, fromMs);
    lastMs = Math.max(lastMs, toMs);
  };
  for (const { atMs } of points) include(atMs, atMs);
  for (const { atMs } of logs) include(atMs, atMs);
  for (const { startMs, endMs } of spans) include(startMs, endMs);
  return firstMs <= lastMs ? { firstMs, lastMs } : null;
}

/** Sends a recording in the order of time, `speed` times as fast as it happened, moved by `shiftMs`. */
export async function replay({
  recording,
  extent,
  shiftMs,
  speed,
  outbox,
  clock,
  signal,
  report,
}: {
  recording: RecordedCase;
  extent: { firstMs: number };
  shiftMs: number;
  speed: number;
  outbox: Outbox;
  clock: Clock;
  signal: AbortSignal;
  report: (delivery: Delivery, recordedMs: number) => void;
}): Promise<void> {
  const rows = inOrder(recording);
  const startMs = clock.now();
  const voices = new Map<string, Voice>();
  const voiceOf = (source: Source): Voice => {
    const voice = voices.get(source.key) ?? giveVoice(source, { outbox, scope: SCOPE });
    voices.set(source.key, voice);
    return voice;
  };
  let next = 0;
  while (next < rows.length && !signal.aborted) {
    const playedMs = extent.firstMs + (clock.now() - startMs) * speed;
    const points: RecordedPoint[] = [];
    const from = next;
    for (; next < rows.length && next - from < BATCH_ROWS; next++) {
      const due = rows[next];
      if (!due || due.dueMs > playedMs) break;
      if (due.is === "point") points.push(due.row);
      else if (due.is === "log") voiceOf(due.row.source).log({ ...due.row, atMs: due.row.atMs + shiftMs });
      else
        voiceOf(due.row.source).span({
          ...due.row,
          startMs: due.row.startMs + shiftMs,
          endMs: due.row.endMs + shiftMs,
        });
    }
    for (const metrics of gaugesOf(points, shiftMs)) outbox.metrics(metrics);
    if (next > from) report(await outbox.flush(), (rows[next - 1]?.dueMs ?? 0) + shiftMs);
    if (next - from < BATCH_ROWS && next < rows.length) await clock.until(clock.now() + SENDING_MS);
  }
}

function inOrder({ points, spans, logs }: RecordedCase): Row[] {
  const rows: Row[] = [
    ...points.map((row): Row => ({ is: "point", dueMs: row.atMs, row })),
    ...spans.map((row): Row => ({ is: "span", dueMs: row.endMs, row })),
    ...logs.map((row): Row => ({ is: "log", dueMs: row.atMs, row })),
  ];
  return rows.sort((one, other) => one.dueMs - other.dueMs);
}

/** Points as the SDK's exporter takes them: recorded values were read off at a time, so they are gauges. */
function gaugesOf(points: readonly RecordedPoint[], shiftMs: number): ResourceMetrics[] {
  const byResource = new Map<string, Map<string, RecordedPoint[]>>();
  for (const point of points) {
    const resource = JSON.stringify(point.series.resource);
    const metrics = byResource.get(resource) ?? new Map<string, RecordedPoint[]>();
    byResource.set(resource, metrics);
    const same = metrics.get(point.series.metric);
    if (same) same.push(point);
    else metrics.set(point.series.metric, [point]);
  }
  return [...byResource.values()].map((metrics) => {
    const [first] = [...metrics.values()].flat();
    return {
      resource: resourceFromAttributes({ ...first?.series.resource }),
      scopeMetrics: [
        { scope: { name: SCOPE }, metrics: [...metrics.values()].map((same) => gaugeOf(same, shiftMs)) },
      ],
    };
  });
}

function gaugeOf(points: readonly RecordedPoint[], shiftMs: number): GaugeMetricData {
  const [first] = points;
  return {
    descriptor: {
      name: first?.series.metric ?? "",
      description: "",
      unit: first?.series.unit ?? "",
      valueType: ValueType.DOUBLE,
    },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
    dataPointType: DataPointType.GAUGE,
    dataPoints: points.map(({ atMs, series, value }) => ({
      startTime: hrTime(atMs + shiftMs),
      endTime: hrTime(atMs + shiftMs),
      attributes: { ...series.attributes },
      value,
    })),
  };
}
