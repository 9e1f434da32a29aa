import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it } from "vitest";

import { readNumberedSpans } from "./read-numbers";
import { readTrace } from "./read-shown";
import { readLogs, readSpans } from "./read-tables";
import { openSegments } from "./segments";
import { openTelemetryDatabase } from "./telemetry-database";
import { inWindow, type WindowSource } from "./window-source";

const HOUR_US = 3_600_000_000;
/** The beginning of an hour. */
const T0 = 490_000 * HOUR_US;
const TRACE = "5b8efff798038103d269b633813fc60c";
const [PARENT, CHILD] = ["eee19b7ec3c1b174", "00000000000000ff"];
const OLDER = `
CREATE TABLE series (series INTEGER, service VARCHAR, metric VARCHAR, unit VARCHAR, kind VARCHAR, attributes VARCHAR);
CREATE TABLE points (time_us DOUBLE, series INTEGER, value DOUBLE);
CREATE TABLE spans (time_us DOUBLE, duration_us DOUBLE, trace_id VARCHAR, span_id VARCHAR,
  parent_span_id VARCHAR, service VARCHAR, name VARCHAR, kind INTEGER, status INTEGER, attributes VARCHAR);
CREATE TABLE logs (time_us DOUBLE, service VARCHAR, severity INTEGER, body VARCHAR, trace_id VARCHAR,
  span_id VARCHAR, attributes VARCHAR);
CREATE TABLE segment (file VARCHAR PRIMARY KEY, kept VARCHAR, from_us DOUBLE, to_us DOUBLE, bytes DOUBLE);
`;
const rowsAt = (timeUs: number) => `
INSERT INTO spans VALUES
  (${timeUs}, 500, '${TRACE}', '${PARENT}', '', 'shop', 'GET /', 2, 0, '{"service.name":"shop"}'),
  (${timeUs + 1}, 20, '${TRACE}', '${CHILD}', '${PARENT}', 'shop', 'SELECT', 3, 2,
    '{"db.system":"redis","peer.service":"","server.address":"cache"}');
INSERT INTO logs VALUES (${timeUs}, 'shop', 17, 'out of cheese', '${TRACE}', '${CHILD}', '{"a":"b"}'),
  (${timeUs + 1}, 'shop', 9, 'more', '', '', '{}');
`;

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parallax-older-"));
  const { segments } = await openTelemetryDatabase({ folder, limitBytes: 2 ** 30, maxAgeHours: 24 });
  rmSync(join(folder, "hot.duckdb"));
  rmSync(join(folder, "hot.duckdb.wal"), { force: true });
  const instance = await DuckDBInstance.create(join(folder, "hot.duckdb"));
  const connection = await instance.connect();
  await connection.run(OLDER + rowsAt(T0));
  for (const table of ["spans", "logs"])
    await connection.run(`COPY ${table} TO '${join(segments, `${table}-1.parquet`)}' (FORMAT parquet);
      INSERT INTO segment VALUES ('${table}-1.parquet', '${table}', ${T0}, ${T0 + 1}, 9); DELETE FROM ${table}`);
  await connection.run(rowsAt(T0 + HOUR_US));
  connection.closeSync();
  instance.closeSync();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the store's files as often as told, and reads from them. */
async function opened<Read>(
  read: (source: WindowSource) => Promise<Read>,
  { times = 1, sealed = false } = {},
): Promise<Read> {
  const database = await openTelemetryDatabase({ folder, limitBytes: 2 ** 30, maxAgeHours: 24 });
  const connection = await database.connect();
  try {
    const segments = await openSegments(database, connection);
    if (sealed) await segments.sealBefore(T0 + 2 * HOUR_US);
    const window = { fromUs: T0, toUs: T0 + 2 * HOUR_US };
    if (times === 1) return await inWindow(connection, { segments, window }, read);
  } finally {
    connection.closeSync();
    database.close();
  }
  return opened(read, { times: times - 1, sealed });
}

it.each([
  { times: 1, sealed: false },
  { times: 2, sealed: false },
  { times: 2, sealed: true },
])("rows that were kept with ids as text are read as they were: %o", async (how) => {
  const spans = await opened(readSpans, how);
  expect(spans.traceId).toEqual([TRACE, TRACE, TRACE, TRACE]);
  expect([...spans.spanId].sort()).toEqual([CHILD, CHILD, PARENT, PARENT]);
  expect([...spans.parentSpanId].sort()).toEqual(["", "", PARENT, PARENT]);
  expect(spans.attributes.filter((one) => one["server.address"] === "cache")).toHaveLength(2);
  expect(spans.status.toSorted()).toEqual(Uint8Array.of(0, 0, 2, 2));
  const logs = await opened((source) => readLogs(source), how);
  expect([...logs.body].sort()).toEqual(["more", "more", "out of cheese", "out of cheese"]);
  expect([...logs.traceId].sort()).toEqual(["", "", TRACE, TRACE]);
  expect(logs.severity.toSorted()).toEqual(Uint8Array.of(9, 9, 17, 17));
});

it("whom they called is known, and a trace is found by its id", async () => {
  const { callee, kind, texts } = await opened(readNumberedSpans);
  expect([...kind].map((of, row) => `${of} ${texts[callee[row] ?? 0]}`).sort()).toEqual([
    "2 ",
    "2 ",
    "3 cache",
    "3 cache",
  ]);
  expect((await opened((source) => readTrace(source, TRACE))).name).toHaveLength(4);
  expect((await opened((source) => readTrace(source, TRACE.replace("5", "6")))).name).toHaveLength(0);
});
