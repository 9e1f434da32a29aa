import type { LogTable, PointTable, SpanTable } from "../signals";

import type { Decoded } from "./decoded";
import type { Format } from "./format";
import { decodeJsonLogs } from "./json-logs";
import { decodeJsonMetrics } from "./json-metrics";
import { decodeJsonTraces } from "./json-traces";
import { decodeProtobufLogs } from "./protobuf-logs";
import { decodeProtobufMetrics } from "./protobuf-metrics";
import { decodeProtobufTraces } from "./protobuf-traces";

// How an OTLP/HTTP request becomes rows: https://opentelemetry.io/docs/specs/otlp/. Fields by the numbers and names of
// opentelemetry-proto 1.x; what is unknown is skipped, so that newer senders are understood as far as we can.

/** The spans of the body of a request to /v1/traces. */
export function decodeTraces(body: Uint8Array, format: Format): Decoded<SpanTable> {
  return format === "json" ? decodeJsonTraces(body) : decodeProtobufTraces(body);
}

/** The points of the body of a request to /v1/metrics. */
export function decodeMetrics(body: Uint8Array, format: Format): Decoded<PointTable> {
  return format === "json" ? decodeJsonMetrics(body) : decodeProtobufMetrics(body);
}

/** The log records of the body of a request to /v1/logs; `receivedUs` is the time of those that say none. */
export function decodeLogs(body: Uint8Array, format: Format, receivedUs: number): Decoded<LogTable> {
  return format === "json" ? decodeJsonLogs(body, receivedUs) : decodeProtobufLogs(body, receivedUs);
}
