import { decodeLogs, decodeMetrics, decodeTraces } from "@/lib/telemetry/otlp/decode";
import type { Decoded } from "@/lib/telemetry/otlp/decoded";
import type { Rejected } from "@/lib/telemetry/otlp/rejections";
import { ANY_TIME } from "@/lib/telemetry/otlp/times-taken";
import type { LogTable, PointTable, SpanTable } from "@/lib/telemetry/signals";
import { parseTextLogs } from "@/lib/telemetry/text-logs";
import type { Sent } from "@/lib/telemetry/store-port";

/** A request's rows, by the table that they go to. */
export type Rows =
  | { to: "spans"; table: SpanTable }
  | { to: "points"; table: PointTable }
  | { to: "logs"; table: LogTable };

type DecodedRows = { ok: true; rows: Rows; rejected: Rejected } | { ok: false; reason: string };

/** What a request says, of the times that are taken. */
export function decodeSent(sent: Sent, times = ANY_TIME): DecodedRows {
  const { signal, body, format, receivedUs } = sent;
  switch (signal) {
    case "traces":
      return named(decodeTraces(body, format, times), (table) => ({ to: "spans", table }));
    case "metrics":
      return named(decodeMetrics(body, format, times), (table) => ({ to: "points", table }));
    case "logs":
      return named(decodeLogs(body, format, { receivedUs, times }), (table) => ({ to: "logs", table }));
    case "text logs":
      return named(parseTextLogs(body, { ...sent, times }), (table) => ({ to: "logs", table }));
  }
}

function named<T>(decoded: Decoded<T>, rowsOf: (table: T) => Rows): DecodedRows {
  return decoded.ok ? { ok: true, rows: rowsOf(decoded.table), rejected: decoded.rejected } : decoded;
}

/** How many rows there are. */
export function countRows({ to, table }: Rows): number {
  return to === "spans" ? table.traceId.length : table.timeUs.length;
}
