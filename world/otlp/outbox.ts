import { type ExportResult, ExportResultCode } from "@opentelemetry/core";
import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-proto";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { CompressionAlgorithm } from "@opentelemetry/otlp-exporter-base";
import type { ReadableLogRecord } from "@opentelemetry/sdk-logs";
import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace";

/** Rows of one request. */
const BATCH = 1_000;
/** Requests under way at once. */
const CONCURRENT = 4;
/** The first request opens the store of whoever takes it, which on a busy machine takes more than the exporters' ten seconds. */
const PATIENCE_MS = 60_000;

export type Destination = {
  /** Where OTLP over HTTP goes, without `/v1/…`. */
  endpoint: string;
  /** Sent as a bearer token. */
  token: string | null;
};

/** What came of a flush. */
export type Delivery = { spans: number; points: number; logs: number; failures: readonly string[] };

/** Collects what the SDK hands over, and sends it when told to: nothing is dropped, and no timer decides. */
export type Outbox = {
  spans: SpanProcessor;
  log: (record: ReadableLogRecord) => void;
  metrics: (metrics: ResourceMetrics) => void;
  flush: () => Promise<Delivery>;
  close: () => Promise<void>;
};

/** An outbox to one place, through the SDK's own exporters: protobuf, gzip, with their retries. */
export function openOutbox({ endpoint, token }: Destination): Outbox {
  const options = (path: string) => ({
    url: new URL(path, endpoint.endsWith("/") ? endpoint : `${endpoint}/`).href,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    compression: CompressionAlgorithm.GZIP,
    timeoutMillis: PATIENCE_MS,
  });
  const traceExporter = new OTLPTraceExporter(options("v1/traces"));
  const metricExporter = new OTLPMetricExporter(options("v1/metrics"));
  const logExporter = new OTLPLogExporter(options("v1/logs"));
  let spans: ReadableSpan[] = [];
  let logs: ReadableLogRecord[] = [];
  let metrics: ResourceMetrics[] = [];

  return {
    spans: {
      onStart() {},
      onEnd: (span) => void spans.push(span),
      forceFlush: nothing,
      shutdown: nothing,
    },
    log: (record) => void logs.push(record),
    metrics: (resourceMetrics) => void metrics.push(resourceMetrics),
    async flush() {
      const sent = {
        spans: spans.length,
        logs: logs.length,
        points: metrics.reduce((sum, each) => sum + pointsOf(each), 0),
      };
      const requests = [
        ...batches(spans).map((batch) => () => exported((done) => traceExporter.export(batch, done))),
        ...batches(logs).map((batch) => () => exported((done) => logExporter.export(batch, done))),
        ...byResource(metrics).map((batch) => () => exported((done) => metricExporter.export(batch, done))),
      ];
      spans = [];
      logs = [];
      metrics = [];
      const failures: string[] = [];
      const worker = async () => {
        for (let next = requests.shift(); next; next = requests.shift()) {
          const failure = await next();
          if (failure !== null) failures.push(failure);
        }
      };
      await Promise.all(Array.from({ length: CONCURRENT }, worker));
      return { ...sent, failures };
    },
    async close() {
      await Promise.all([traceExporter.shutdown(), metricExporter.shutdown(), logExporter.shutdown()]);
    },
  };
}

const nothing = () => Promise.resolve();

/** Null where it arrived. */
function exported(start: (done: (result: ExportResult) => void) => void): Promise<string | null> {
  return new Promise((resolve) => {
    start(({ code, error }) =>
      resolve(code === ExportResultCode.SUCCESS ? null : (error?.message ?? "it was not taken")),
    );
  });
}

function batches<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  );
}

/** Several readings of one process in one request. */
function byResource(readings: readonly ResourceMetrics[]): readonly ResourceMetrics[] {
  const merged = new Map<ResourceMetrics["resource"], ResourceMetrics>();
  for (const { resource, scopeMetrics } of readings) {
    const before = merged.get(resource)?.scopeMetrics ?? [];
    merged.set(resource, { resource, scopeMetrics: [...before, ...scopeMetrics] });
  }
  return [...merged.values()];
}

function pointsOf({ scopeMetrics }: ResourceMetrics): number {
  return scopeMetrics.reduce(
    (sum, { metrics }) => sum + metrics.reduce((points, { dataPoints }) => points + dataPoints.length, 0),
    0,
  );
}
