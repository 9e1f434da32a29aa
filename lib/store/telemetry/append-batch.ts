import type { DuckDBConnection } from "@duckdb/node-api";

import type { Attributes, LogTable, PointTable, SpanTable } from "@/lib/telemetry/signals";

import type { Rows } from "./decode-sent";
import type { SeriesIds } from "./series-ids";
import { appendRows, type Column } from "./table-appender";

/** Appends a request's rows within the connection's transaction; gives how many were of one series too many. */
export async function appendBatch(connection: DuckDBConnection, ids: SeriesIds, rows: Rows): Promise<number> {
  switch (rows.to) {
    case "spans":
      await appendSpans(connection, rows.table);
      return 0;
    case "logs":
      await appendLogs(connection, rows.table);
      return 0;
    case "points":
      return appendPoints(connection, ids, rows.table);
  }
}

async function appendPoints(
  connection: DuckDBConnection,
  ids: SeriesIds,
  table: PointTable,
): Promise<number> {
  const numbers = await ids.numberAll(connection, table);
  const numberOf = (row: number) => numbers[table.seriesOf[row] ?? 0] ?? -1;
  const taken: number[] = [];
  for (let row = 0; row < table.seriesOf.length; row++) if (numberOf(row) >= 0) taken.push(row);
  await appendRows(connection, "points", taken.length, [
    (row) => table.timeUs[taken[row] ?? 0] ?? 0,
    (row) => numberOf(taken[row] ?? 0),
    (row) => table.value[taken[row] ?? 0] ?? Number.NaN,
  ]);
  return table.seriesOf.length - taken.length;
}

async function appendSpans(connection: DuckDBConnection, table: SpanTable): Promise<void> {
  await appendRows(connection, "spans", table.traceId.length, [
    (row) => table.startUs[row] ?? 0,
    (row) => table.durationUs[row] ?? 0,
    (row) => table.traceId[row] ?? "",
    (row) => table.spanId[row] ?? "",
    (row) => table.parentSpanId[row] ?? "",
    (row) => table.texts[table.service[row] ?? 0] ?? "",
    (row) => table.texts[table.name[row] ?? 0] ?? "",
    (row) => table.kind[row] ?? 0,
    (row) => table.status[row] ?? 0,
    jsonOf(table.attributes),
  ]);
}

async function appendLogs(connection: DuckDBConnection, table: LogTable): Promise<void> {
  await appendRows(connection, "logs", table.body.length, [
    (row) => table.timeUs[row] ?? 0,
    (row) => table.texts[table.service[row] ?? 0] ?? "",
    (row) => table.severity[row] ?? 0,
    (row) => table.body[row] ?? "",
    (row) => table.traceId[row] ?? "",
    (row) => table.spanId[row] ?? "",
    jsonOf(table.attributes),
  ]);
}

/** Attributes as JSON. Rows share their records: each is written once. */
function jsonOf(attributes: readonly Attributes[]): Column {
  const written = new Map<Attributes, string>();
  return (row) => {
    const record = attributes[row] ?? {};
    const known = written.get(record);
    if (known !== undefined) return known;
    const text = JSON.stringify(record);
    written.set(record, text);
    return text;
  };
}
