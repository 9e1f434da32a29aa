import type { KeptLogs } from "../kept-logs";
import type { KeptSpans } from "../kept-spans";
import type { PointTable } from "../signals";

import type { Decoded } from "./decoded";
import type { Format } from "./format";
import { decodeJsonLogs } from "./json-logs";
import { decodeJsonMetrics } from "./json-metrics";
import { decodeJsonTraces } from "./json-traces";
import { decodeProtobufLogs } from "./protobuf-logs";
import { decodeProtobufMetrics } from "./protobuf-metrics";
import { decodeProtobufTraces } from "./protobuf-traces";
import { ANY_TIME, type TimesTaken } from "./times-taken";

// How an OTLP/HTTP request becomes rows: https://opentelemetry.io/docs/specs/otlp/. Fields by the numbers and names of
// opentelemetry-proto 1.x; what is unknown is skipped, so that newer senders are understood as far as we can.

// `times`: rows of others are rejected.

/** The spans of the body of a request to /v1/traces. */
export function decodeTraces(body: Uint8Array, format: Format, times = ANY_TIME): Decoded<KeptSpans> {
  return format === "json" ? decodeJsonTraces(body, times) : decodeProtobufTraces(body, times);
}

/** The points of the body of a request to /v1/metrics. */
export function decodeMetrics(body: Uint8Array, format: Format, times = ANY_TIME): Decoded<PointTable> {
  return format === "json" ? decodeJsonMetrics(body, times) : decodeProtobufMetrics(body, times);
}

/** The log records of the body of a request to /v1/logs; `receivedUs` is the time of those that say none. */
export function decodeLogs(
  body: Uint8Array,
  format: Format,
  { receivedUs, times = ANY_TIME }: { receivedUs: number; times?: TimesTaken },
): Decoded<KeptLogs> {
  const arrival = { receivedUs, times };
  return format === "json" ? decodeJsonLogs(body, arrival) : decodeProtobufLogs(body, arrival);
}
