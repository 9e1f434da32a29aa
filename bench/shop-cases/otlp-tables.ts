import { gunzipSync } from "node:zlib";

import { logsInFull } from "@/lib/telemetry/kept-logs";
import { spansInFull } from "@/lib/telemetry/kept-spans";
import { createLogColumns, logRows } from "@/lib/telemetry/log-columns";
import { decodeLogs, decodeMetrics, decodeTraces } from "@/lib/telemetry/otlp/decode";
import type { Decoded } from "@/lib/telemetry/otlp/decoded";
import { createPointColumns } from "@/lib/telemetry/point-columns";
import type { Signals } from "@/lib/telemetry/signals";
import { createSpanColumns, spanRows } from "@/lib/telemetry/span-columns";

/** A request of OTLP/HTTP as it came: protobuf, packed by gzip. */
export type RecordedRequest = { path: string; body: Buffer };

/** The rows of recorded requests, as ingest would read them. Throws where one is malformed. */
export function otlpTables(requests: readonly RecordedRequest[]): Pick<Signals, "points" | "spans" | "logs"> {
  const points = createPointColumns();
  const spans = createSpanColumns();
  const logs = createLogColumns();
  for (const { path, body: packed } of requests) {
    const body = gunzipSync(packed);
    if (path === "/v1/traces")
      for (const row of spanRows(spansInFull(tableOf(decodeTraces(body, "protobuf"))))) spans.add(row);
    else if (path === "/v1/logs")
      for (const row of logRows(logsInFull(tableOf(decodeLogs(body, "protobuf", { receivedUs: 0 })))))
        logs.add(row);
    else {
      const table = tableOf(decodeMetrics(body, "protobuf"));
      const entered = table.series.map((series) => points.enter(series));
      for (const [row, own] of table.seriesOf.entries()) {
        const series = entered[own];
        if (series !== undefined) points.add(series, table.timeUs[row] ?? 0, table.value[row] ?? Number.NaN);
      }
    }
  }
  return { points: points.table(), spans: spans.table(), logs: logs.table() };
}

function tableOf<Table>(decoded: Decoded<Table>): Table {
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.table;
}
