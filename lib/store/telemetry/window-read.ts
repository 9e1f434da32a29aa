import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";

import { TextIndex } from "@/lib/telemetry/otlp/text-index";
import type {
  Attributes,
  LogTable,
  PointTable,
  Series,
  SeriesKind,
  SpanTable,
} from "@/lib/telemetry/signals";
import type { Window, WindowTables } from "@/lib/telemetry/store-port";

import { quoted, type Segments } from "./segments";
import type { TimedTable } from "./telemetry-database";

/**
 * Reads what the store has of a window; the connection is nobody else's meanwhile, and may be interrupted. A segment
 * that goes between being listed and being opened is no longer listed the second time.
 */
export async function readWindow(
  connection: DuckDBConnection,
  segments: Segments,
  window: Window,
): Promise<WindowTables> {
  try {
    return await readOnce(connection, segments, window);
  } catch (error) {
    if (!(error instanceof Error && /No files found|Cannot open file/i.test(error.message))) throw error;
    return readOnce(connection, segments, window);
  }
}

async function readOnce(
  connection: DuckDBConnection,
  segments: Segments,
  window: Window,
): Promise<WindowTables> {
  // One snapshot: a row that is being sealed is either still hot or already cold, never both or neither.
  await connection.run("BEGIN TRANSACTION READ ONLY");
  try {
    const read = async (table: TimedTable, columns: readonly string[]) =>
      readColumns(
        connection,
        `SELECT ${columns.join(", ")} FROM ${await sourceOf(connection, segments, { table, window })}
          WHERE time_us >= ${window.fromUs} AND time_us < ${window.toUs}`,
        columns.length,
      );
    return {
      points: await pointTable(connection, await read("points", ["series", "time_us", "value"])),
      spans: spanTable(
        await read("spans", [
          "trace_id",
          "span_id",
          "parent_span_id",
          "service",
          "name",
          "kind",
          "status",
          "time_us",
          "duration_us",
          "attributes",
        ]),
      ),
      logs: logTable(
        await read("logs", ["time_us", "service", "severity", "body", "trace_id", "span_id", "attributes"]),
      ),
    };
  } finally {
    await connection.run("ROLLBACK").catch(() => undefined);
  }
}

async function sourceOf(
  connection: DuckDBConnection,
  segments: Segments,
  { table, window }: { table: TimedTable; window: Window },
): Promise<string> {
  const files = await segments.within(connection, table, window);
  if (files.length === 0) return table;
  const listed = files.map((file) => `'${quoted(file)}'`).join(", ");
  return `(SELECT * FROM ${table} UNION ALL BY NAME SELECT * FROM read_parquet([${listed}]))`;
}

/** A column's values of all rows. */
type Values = { numbers: number[]; texts: string[] };

/** Chunk by chunk: whatever else the thread has to do is done in between. */
async function readColumns(connection: DuckDBConnection, sql: string, count: number): Promise<Values[]> {
  const columns: Values[] = Array.from({ length: count }, () => ({ numbers: [], texts: [] }));
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return columns;
    for (const [index, column] of columns.entries()) takeColumn(chunk, index, column);
  }
}

function takeColumn(chunk: DuckDBDataChunk, index: number, { numbers, texts }: Values): void {
  const vector = chunk.getColumnVector(index);
  for (let row = 0; row < vector.itemCount; row++) {
    const value = vector.getItem(row);
    if (typeof value === "string") texts.push(value);
    else numbers.push(typeof value === "number" ? value : Number.NaN);
  }
}

const NOTHING: Values = { numbers: [], texts: [] };

async function pointTable(
  connection: DuckDBConnection,
  [series = NOTHING, timeUs = NOTHING, value = NOTHING]: Values[],
): Promise<PointTable> {
  const indexes = new Map<number, number>();
  const seriesOf = Uint32Array.from(series.numbers, (id) => {
    const known = indexes.get(id);
    if (known !== undefined) return known;
    indexes.set(id, indexes.size);
    return indexes.size - 1;
  });
  const stored = await readColumns(
    connection,
    "SELECT series, service, metric, unit, kind, attributes FROM series ORDER BY series",
    6,
  );
  const all = storedSeries(stored);
  return {
    series: [...indexes.keys()].map((id) => all.get(id) ?? NAMELESS),
    seriesOf,
    timeUs: new Float64Array(timeUs.numbers),
    value: new Float64Array(value.numbers),
  };
}

const NAMELESS: Series = { service: "", metric: "", unit: "", kind: "gauge", attributes: {} };

function storedSeries([ids, service, metric, unit, kind, attributes]: Values[]): Map<number, Series> {
  const read = attributesReader();
  return new Map(
    (ids?.numbers ?? []).map((id, row) => [
      id,
      {
        service: service?.texts[row] ?? "",
        metric: metric?.texts[row] ?? "",
        unit: unit?.texts[row] ?? "",
        kind: kindNamed(kind?.texts[row]),
        attributes: read(attributes?.texts[row] ?? "{}"),
      },
    ]),
  );
}

function kindNamed(name: string | undefined): SeriesKind {
  return name === "cumulative" || name === "delta" ? name : "gauge";
}

function spanTable(columns: Values[]): SpanTable {
  const [traceId, spanId, parentSpanId, service, name, kind, status, timeUs, durationUs, attributes] =
    columns;
  const index = new TextIndex();
  const read = attributesReader();
  return {
    traceId: traceId?.texts ?? [],
    spanId: spanId?.texts ?? [],
    parentSpanId: parentSpanId?.texts ?? [],
    service: Uint32Array.from(service?.texts ?? [], (text) => index.of(text)),
    name: Uint32Array.from(name?.texts ?? [], (text) => index.of(text)),
    texts: index.texts,
    kind: new Uint8Array(kind?.numbers ?? []),
    status: new Uint8Array(status?.numbers ?? []),
    startUs: new Float64Array(timeUs?.numbers ?? []),
    durationUs: new Float64Array(durationUs?.numbers ?? []),
    attributes: (attributes?.texts ?? []).map(read),
  };
}

function logTable([timeUs, service, severity, body, traceId, spanId, attributes]: Values[]): LogTable {
  const index = new TextIndex();
  const read = attributesReader();
  return {
    timeUs: new Float64Array(timeUs?.numbers ?? []),
    service: Uint32Array.from(service?.texts ?? [], (text) => index.of(text)),
    texts: index.texts,
    severity: new Uint8Array(severity?.numbers ?? []),
    body: body?.texts ?? [],
    traceId: traceId?.texts ?? [],
    spanId: spanId?.texts ?? [],
    attributes: (attributes?.texts ?? []).map(read),
  };
}

/** Reads attributes; equal ones become one record. */
function attributesReader(): (json: string) => Attributes {
  const known = new Map<string, Attributes>();
  return (json) => {
    const met = known.get(json);
    if (met) return met;
    const attributes: Attributes = JSON.parse(json);
    known.set(json, attributes);
    return attributes;
  };
}
