import { encodeMessage } from "@/test/otlp-schema";

export type Endpoint = "/v1/traces" | "/v1/metrics" | "/v1/logs" | "/v1/logs/text";
export const endpoints = ["/v1/traces", "/v1/metrics", "/v1/logs", "/v1/logs/text"] as const;

/** A whole request of each endpoint in each of its forms: what mutations begin with, and what good data is. */
export type Seed = { protobuf: Uint8Array<ArrayBuffer> | null; text: string };

const ID = "5b8efff798038103d269b633813fc60c";
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Requests as a sender makes them, of one row for each service and kind. Times in ms since 1970. */
export function seedsOf(service: string, atMs: number): Readonly<Record<Endpoint, Seed>> {
  const at = `${atMs}000000`;
  const attributes = [
    { key: "http.route", value: { stringValue: "/cart/:id" } },
    { key: "http.response.status_code", value: { intValue: "200" } },
    { key: "tags", value: { arrayValue: { values: [{ boolValue: true }, { doubleValue: 0.5 }] } } },
  ];
  const resource = { attributes: [{ key: "service.name", value: { stringValue: service } }] };
  const scope = { name: "bench", version: "1" };

  const span = {
    name: "GET /cart/:id",
    kind: 2,
    startTimeUnixNano: at,
    endTimeUnixNano: at,
    attributes,
    status: { code: 2, message: "no" },
  };
  const traces = <T>(id: (hex: string) => T) => {
    const ids = { traceId: id(ID), spanId: id(ID.slice(0, 16)), parentSpanId: id(ID.slice(16)) };
    return { resourceSpans: [{ resource, scopeSpans: [{ scope, spans: [{ ...ids, ...span }] }] }] };
  };

  const record = {
    timeUnixNano: at,
    severityNumber: 17,
    severityText: "ERROR",
    body: { stringValue: "no such cart 7" },
    attributes,
  };
  const logs = { resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords: [record] }] }] };

  const point = { timeUnixNano: at, startTimeUnixNano: at, attributes };
  const buckets = { count: 3, sum: 4.5, ...point };
  const cumulative = { aggregationTemporality: 2 };
  const exponential = { scale: 3, zeroCount: 1, positive: { offset: 2, bucketCounts: [1, 1] } };
  const listed = [
    { name: "queue.depth", unit: "1", gauge: { dataPoints: [{ asDouble: 1.5, ...point }] } },
    {
      name: "requests",
      unit: "1",
      sum: { ...cumulative, isMonotonic: true, dataPoints: [{ asInt: "7", ...point }] },
    },
    {
      name: "duration",
      unit: "s",
      histogram: {
        ...cumulative,
        dataPoints: [{ ...buckets, bucketCounts: [1, 2], explicitBounds: [0.1] }],
      },
    },
    {
      name: "size",
      unit: "By",
      exponentialHistogram: { ...cumulative, dataPoints: [{ ...buckets, ...exponential }] },
    },
    {
      name: "wait",
      unit: "s",
      summary: { dataPoints: [{ ...buckets, quantileValues: [{ quantile: 0.5, value: 1 }] }] },
    },
  ];
  const metrics = { resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics: listed }] }] };

  const line = { time: new Date(atMs).toISOString(), level: "error", msg: "no such cart 7", service };
  return {
    "/v1/traces": { protobuf: encodeMessage("Traces", traces(bytes)), text: JSON.stringify(traces(String)) },
    "/v1/metrics": { protobuf: encodeMessage("Metrics", metrics), text: JSON.stringify(metrics) },
    "/v1/logs": { protobuf: encodeMessage("Logs", logs), text: JSON.stringify(logs) },
    "/v1/logs/text": { protobuf: null, text: `${JSON.stringify(line)}\n${line.time} ERROR no such cart 7\n` },
  };
}
