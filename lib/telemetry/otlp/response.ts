import type { ProblemCode } from "@/lib/wire/problem";

import type { Format } from "./format";
import { messageField, textField, uintField } from "./protobuf-writer";
import type { Rejected } from "./rejections";

export type Signal = "traces" | "metrics" | "logs";

/** ExportTracePartialSuccess and its siblings differ in this name only. */
const REJECTED: Readonly<Record<Signal, string>> = {
  traces: "rejectedSpans",
  metrics: "rejectedDataPoints",
  logs: "rejectedLogRecords",
};

/**
 * The body of the answer to a request that was taken, with what of it was not: ExportTraceServiceResponse and its
 * siblings. A sender does not send again what was rejected.
 */
export function exportResponse(signal: Signal, rejected: Rejected, format: Format): Uint8Array<ArrayBuffer> {
  const { count, message } = rejected;
  if (format === "protobuf") {
    const partial = [...uintField(1, count), ...textField(2, message)];
    return Uint8Array.from(partial.length === 0 ? [] : messageField(1, partial));
  }
  // In JSON a number of 64 bits is a text.
  return json(
    count === 0 ? {} : { partialSuccess: { [REJECTED[signal]]: String(count), errorMessage: message } },
  );
}

/** google.rpc.Code, by what went wrong. */
const STATUS_CODES: Readonly<Record<ProblemCode, number>> = {
  invalid: 3,
  unauthenticated: 16,
  forbidden: 7,
  not_found: 5,
  conflict: 10,
  unchanged: 10,
  command_id_reused: 6,
  too_large: 3,
  unsupported_media_type: 3,
  method_not_allowed: 12,
  rate_limited: 8,
  unavailable: 14,
  internal: 13,
};

/** The body of the answer to a request that was not taken: a google.rpc.Status. */
export function statusResponse(code: ProblemCode, message: string, format: Format): Uint8Array<ArrayBuffer> {
  const status = STATUS_CODES[code];
  if (format === "protobuf") return Uint8Array.from([...uintField(1, status), ...textField(2, message)]);
  return json({ code: status, message });
}

function json(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}
