import { gunzipSync } from "node:zlib";

import * as z from "zod";

import { createLogColumns, logRows } from "@/lib/telemetry/log-columns";
import { decodeLogs, decodeMetrics, decodeTraces } from "@/lib/telemetry/otlp/decode";
import type { Decoded } from "@/lib/telemetry/otlp/decoded";
import { createPointColumns } from "@/lib/telemetry/point-columns";
import type { LogTable, PointTable, SpanTable } from "@/lib/telemetry/signals";
import { createSpanColumns, spanRows } from "@/lib/telemetry/span-columns";

/** A request of OTLP/HTTP as it came: protobuf, packed by gzip, in base64. */
const recordedRequest = z.object({
  path: z.enum(["/v1/traces", "/v1/metrics", "/v1/logs"]),
  body: z.base64(),
});
export type RecordedRequest = { path: string; body: string };

export type OtlpTables = { points: PointTable; spans: SpanTable; logs: LogTable };

/** The rows of recorded requests, one of JSON a line, as ingest would read them. Throws where one is malformed. */
export function otlpTables(lines: string): OtlpTables {
  const points = createPointColumns();
  const spans = createSpanColumns();
  const logs = createLogColumns();
  for (const line of lines.split("\n")) {
    if (line === "") continue;
    const { path, body: packed } = recordedRequest.parse(JSON.parse(line));
    const body = gunzipSync(Buffer.from(packed, "base64"));
    if (path === "/v1/traces")
      for (const row of spanRows(tableOf(decodeTraces(body, "protobuf")))) spans.add(row);
    else if (path === "/v1/logs")
      for (const row of logRows(tableOf(decodeLogs(body, "protobuf", { receivedUs: 0 })))) logs.add(row);
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
