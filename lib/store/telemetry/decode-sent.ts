import { decodeLogs, decodeMetrics, decodeTraces } from "@/lib/telemetry/otlp/decode";
import type { Decoded } from "@/lib/telemetry/otlp/decoded";
import type { Rejected } from "@/lib/telemetry/otlp/rejections";
import { ANY_TIME } from "@/lib/telemetry/otlp/times-taken";
import { parseTextLogs } from "@/lib/telemetry/text-logs";
import type { Sent } from "@/lib/telemetry/store-port";

import { packLogs, packPoints, type PackedRows, packSpans } from "./packed-rows";

type DecodedRows = { ok: true; rows: PackedRows; rejected: Rejected } | { ok: false; reason: string };

/** What a request says, of the times that are taken. */
export function decodeSent(sent: Sent, times = ANY_TIME): DecodedRows {
  const { signal, body, format, receivedUs } = sent;
  switch (signal) {
    case "traces":
      return packed(decodeTraces(body, format, times), packSpans);
    case "metrics":
      return packed(decodeMetrics(body, format, times), packPoints);
    case "logs":
      return packed(decodeLogs(body, format, { receivedUs, times }), packLogs);
    case "text logs":
      return packed(parseTextLogs(body, { ...sent, times }), packLogs);
  }
}

function packed<T>(decoded: Decoded<T>, pack: (table: T) => PackedRows): DecodedRows {
  return decoded.ok ? { ok: true, rows: pack(decoded.table), rejected: decoded.rejected } : decoded;
}
