import type { DuckDBConnection } from "@duckdb/node-api";

import type { LogLines } from "@/lib/telemetry/log-lines";
import { createNames, type Names } from "@/lib/telemetry/names";
import type { NumberedSpans } from "@/lib/telemetry/numbered-spans";

import { endsOfBodies, OUTLINE } from "./body-outlines";
import { createHashedTexts, type HashedTexts } from "./hashed-texts";
import {
  bytes,
  countOf,
  doubles,
  integers,
  lists,
  readColumns,
  smallNumbers,
  texts,
  words,
} from "./read-columns";
import { TRACE_HASH } from "./read-tables";
import type { WindowSource } from "./window-source";

/** Rows of logs that are gathered at once: the engine holds them in its memory. */
const GATHERED_ROWS = 1_000_000;
const MINUTE_US = 60_000_000;

/** The spans of a window as numbers: the engine hashes texts with all of its threads, and few of them leave it. */
export async function readNumberedSpans({ connection, rowsOf }: WindowSource): Promise<NumberedSpans> {
  const rows = await rowsOf("spans");
  const count = await countOf(connection, rows);
  const [startUs, durationUs] = [doubles(count), doubles(count)];
  const [kind, status] = [smallNumbers(count), smallNumbers(count)];
  const [traceId, spanId, parentSpanId] = [words(count), words(count), words(count)];
  const [service, name, callee] = [words(count), words(count), words(count)];
  if (count > 0)
    await readColumns(
      connection,
      `SELECT time_us, duration_us, kind, status, ${TRACE_HASH}, span_id, parent_span_id, hash(service), hash(name),
        hash(callee) FROM ${rows}`,
      [startUs, durationUs, kind, status, traceId, spanId, parentSpanId, service, name, callee],
    );
  const names = emptyNames();
  const distinct = `SELECT service FROM ${rows} UNION SELECT name FROM ${rows} UNION SELECT callee FROM ${rows}`;
  const named = await readTexts(connection, names, { count, sql: distinct });
  return {
    startUs: startUs.all(),
    durationUs: durationUs.all(),
    kind: kind.all(),
    status: status.all(),
    traceId: traceId.all(),
    spanId: spanId.all(),
    parentSpanId: parentSpanId.all(),
    service: named.numbers(service.all()),
    name: named.numbers(name.all()),
    callee: named.numbers(callee.all()),
    texts: names.texts,
  };
}

/** The log records of a window, their bodies as bytes: the engine joins them minute by minute. */
export async function readLogLines({ connection, rowsOf }: WindowSource): Promise<LogLines> {
  const rows = await rowsOf("logs");
  const count = await countOf(connection, rows);
  const [timeUs, service] = [lists(doubles(count)), lists(words(count))];
  const [severity, outlines, bodies] = [lists(smallNumbers(count)), lists(integers(count)), bytes()];
  for (const condition of await stretches(connection, rows, count))
    await readColumns(
      connection,
      `SELECT list(time_us), list(hash(service)), list(severity), list(${OUTLINE}),
          encode(string_agg(body, '')) FROM ${rows} WHERE ${condition}
          GROUP BY floor(time_us / ${MINUTE_US})`,
      [timeUs, service, severity, outlines, bodies],
    );
  const names = emptyNames();
  const distinct = `SELECT DISTINCT service FROM ${rows}`;
  const named = await readTexts(connection, names, { count, sql: distinct });
  const joined = bodies.all();
  return {
    timeUs: timeUs.all(),
    service: named.numbers(service.all()),
    severity: severity.all(),
    texts: names.texts,
    bytes: joined,
    ends: endsOfBodies(outlines.all(), joined),
  };
}

/** The first is the empty one. */
function emptyNames(): Names {
  const names = createNames();
  names.number("");
  return names;
}

/** The texts that a query gives of so many rows. */
async function readTexts(
  connection: DuckDBConnection,
  names: Names,
  { count, sql }: { count: number; sql: string },
): Promise<HashedTexts> {
  const [text, hash] = [texts(), words()];
  if (count > 0)
    await readColumns(connection, `SELECT text, hash(text) FROM (${sql}) AS named(text)`, [text, hash]);
  return createHashedTexts(names, text.all(), hash.all());
}

/** Conditions in SQL for stretches of time that hold all rows, about as many each. */
async function stretches(connection: DuckDBConnection, rows: string, count: number): Promise<string[]> {
  const parts = Math.ceil(count / GATHERED_ROWS);
  if (parts <= 1) return parts === 0 ? [] : ["true"];
  const bounds = lists(doubles());
  await readColumns(connection, `SELECT [min(time_us), max(time_us)] FROM ${rows}`, [bounds]);
  const [firstUs = 0, lastUs = 0] = bounds.all();
  const at = (part: number) => firstUs + Math.floor(((lastUs - firstUs) * part) / parts);
  return Array.from(
    { length: parts },
    (_, part) => `time_us >= ${part === 0 ? firstUs : at(part) + 1} AND time_us <= ${at(part + 1)}`,
  );
}
