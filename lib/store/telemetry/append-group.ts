import type { DuckDBConnection } from "@duckdb/node-api";

import type { PackedLogs, PackedPoints, PackedRows, PackedSpans } from "./packed-rows";
import { type PackedTexts, textAt } from "./packed-texts";
import type { SeriesIds } from "./series-ids";
import { appendRows, type Batch, type Column } from "./table-appender";

/**
 * Appends the rows of several requests within the connection's transaction, table by table; gives of each request how
 * many were of one series too many.
 */
export async function appendGroup(
  connection: DuckDBConnection,
  ids: SeriesIds,
  group: readonly PackedRows[],
): Promise<number[]> {
  const spans: Batch[] = [];
  const logs: Batch[] = [];
  const points: Batch[] = [];
  const beyond: number[] = [];
  for (const { to, table } of group) {
    let left = 0;
    if (to === "spans") spans.push(spanBatch(table));
    else if (to === "logs") logs.push(logBatch(table));
    else {
      const batch = pointBatch(table, await ids.numberAll(connection, table.series));
      points.push(batch);
      left = table.timeUs.length - batch.rows;
    }
    beyond.push(left);
  }
  await appendRows(connection, "spans", spans);
  await appendRows(connection, "points", points);
  await appendRows(connection, "logs", logs);
  return beyond;
}

function pointBatch({ seriesOf, timeUs, value }: PackedPoints, ids: Int32Array): Batch {
  const numberOf = (row: number) => ids[seriesOf[row] ?? 0] ?? -1;
  const taken: number[] = [];
  for (let row = 0; row < seriesOf.length; row++) if (numberOf(row) >= 0) taken.push(row);
  return {
    rows: taken.length,
    columns: [
      (row) => timeUs[taken[row] ?? 0] ?? 0,
      (row) => numberOf(taken[row] ?? 0),
      (row) => value[taken[row] ?? 0] ?? Number.NaN,
    ],
  };
}

function spanBatch(table: PackedSpans): Batch {
  const { startUs, durationUs, kind, status, service, name, texts } = table;
  return {
    rows: startUs.length,
    columns: [
      numbers(startUs),
      numbers(durationUs),
      unpacked(table.traceId),
      unpacked(table.spanId),
      unpacked(table.parentSpanId),
      indexed(texts, service),
      indexed(texts, name),
      numbers(kind),
      numbers(status),
      unpacked(table.attributes),
    ],
  };
}

function logBatch(table: PackedLogs): Batch {
  const { timeUs, service, severity, texts } = table;
  return {
    rows: timeUs.length,
    columns: [
      numbers(timeUs),
      indexed(texts, service),
      numbers(severity),
      unpacked(table.body),
      unpacked(table.traceId),
      unpacked(table.spanId),
      unpacked(table.attributes),
    ],
  };
}

function numbers(of: Float64Array | Uint8Array): Column {
  return (row) => of[row] ?? 0;
}

function indexed(texts: readonly string[], of: Uint32Array): Column {
  return (row) => texts[of[row] ?? 0] ?? "";
}

function unpacked(texts: PackedTexts): Column {
  return (row) => textAt(texts, row);
}
