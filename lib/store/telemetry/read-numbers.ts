import type { DuckDBConnection } from "@duckdb/node-api";

import type { LogLines } from "@/lib/telemetry/log-lines";
import { createNames, type Names } from "@/lib/telemetry/names";
import type { NumberedSpans } from "@/lib/telemetry/numbered-spans";

import { createHashedTexts, type HashedTexts } from "./hashed-texts";
import { bytes, doubles, lists, readColumns, smallNumbers, texts, words } from "./read-columns";
import { TRACE_HASH } from "./read-tables";
import type { WindowSource } from "./window-source";

/** Rows of logs that are gathered at once: the engine holds them in its memory. */
const GATHERED_ROWS = 1_000_000;
const MINUTE_US = 60_000_000;

/** The spans of a window as numbers: the engine hashes texts with all of its threads, and few of them leave it. */
export async function readNumberedSpans({ connection, rowsOf }: WindowSource): Promise<NumberedSpans> {
  const rows = await rowsOf("spans");
  const [startUs, durationUs, kind, status] = [doubles(), doubles(), smallNumbers(), smallNumbers()];
  const [traceId, spanId, parentSpanId] = [words(), words(), words()];
  const [service, name, callee] = [words(), words(), words()];
  await readColumns(
    connection,
    `SELECT time_us, duration_us, kind, status, ${TRACE_HASH}, span_id, parent_span_id, hash(service), hash(name),
        hash(callee) FROM ${rows}`,
    [startUs, durationUs, kind, status, traceId, spanId, parentSpanId, service, name, callee],
  );
  const names = emptyNames();
  const named = await readTexts(
    connection,
    names,
    `SELECT service FROM ${rows} UNION SELECT name FROM ${rows} UNION SELECT callee FROM ${rows}`,
  );
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
  const [timeUs, service, severity] = [lists(doubles()), lists(words()), lists(smallNumbers())];
  const [lengths, bodies] = [lists(words()), bytes()];
  for (const { fromUs, toUs } of await stretches(connection, rows))
    await readColumns(
      connection,
      `SELECT list(time_us), list(hash(service)), list(severity), list(strlen(body)::INTEGER),
          encode(string_agg(body, '')) FROM ${rows} WHERE time_us >= ${fromUs} AND time_us <= ${toUs}
          GROUP BY floor(time_us / ${MINUTE_US})`,
      [timeUs, service, severity, lengths, bodies],
    );
  const names = emptyNames();
  const named = await readTexts(connection, names, `SELECT DISTINCT service FROM ${rows}`);
  let end = 0;
  return {
    timeUs: timeUs.all(),
    service: named.numbers(service.all()),
    severity: severity.all(),
    texts: names.texts,
    bytes: bodies.all(),
    ends: Uint32Array.from(lengths.all(), (length) => (end += length)),
  };
}

/** The first is the empty one. */
function emptyNames(): Names {
  const names = createNames();
  names.number("");
  return names;
}

async function readTexts(connection: DuckDBConnection, names: Names, sql: string): Promise<HashedTexts> {
  const [text, hash] = [texts(), words()];
  await readColumns(connection, `SELECT text, hash(text) FROM (${sql}) AS named(text)`, [text, hash]);
  const hashed = createHashedTexts(names);
  const hashes = hash.all();
  for (const [row, one] of text.all().entries())
    hashed.enter(hashes[2 * row] ?? 0, hashes[2 * row + 1] ?? 0, one);
  return hashed;
}

/** Stretches of time that hold all rows, of about as many each. Both ends are in. */
async function stretches(
  connection: DuckDBConnection,
  rows: string,
): Promise<{ fromUs: number; toUs: number }[]> {
  const [count, bounds] = [doubles(), lists(doubles())];
  await readColumns(
    connection,
    `SELECT count(*)::DOUBLE, [min(time_us), max(time_us)] FROM ${rows} HAVING count(*) > 0`,
    [count, bounds],
  );
  const [total = 0] = count.all();
  const [firstUs = 0, lastUs = 0] = bounds.all();
  const parts = Math.ceil(total / GATHERED_ROWS);
  const at = (part: number) => firstUs + Math.floor(((lastUs - firstUs) * part) / parts);
  return Array.from({ length: parts }, (_, part) => ({
    fromUs: part === 0 ? firstUs : at(part) + 1,
    toUs: at(part + 1),
  }));
}
