import type { DuckDBConnection } from "@duckdb/node-api";

import { CALLEE_NAMES } from "@/lib/telemetry/callee-name";
import type { LogLines } from "@/lib/telemetry/log-lines";
import { createNames, type Names } from "@/lib/telemetry/names";
import type { NumberedSpans } from "@/lib/telemetry/numbered-spans";

import { createHashedTexts, type HashedTexts } from "./hashed-texts";
import { bytes, doubles, lists, readColumns, texts, words } from "./read-columns";
import type { WindowSource } from "./window-source";

const EXITS = "kind IN (3, 4)";
const KEYS = CALLEE_NAMES.map((name) => `'$."${name}"'`).join(", ");
/** Rows of logs that are gathered at once: the engine holds them in its memory. */
const GATHERED_ROWS = 1_000_000;
const MINUTE_US = 60_000_000;

/** The spans of a window as numbers: the engine hashes texts with all of its threads, and few of them leave it. */
export async function readNumberedSpans({ connection, rowsOf }: WindowSource): Promise<NumberedSpans> {
  const rows = await rowsOf("spans");
  const [startUs, durationUs, kind, status] = [doubles(), doubles(), words(), words()];
  const [traceId, spanId, parentSpanId] = [words(), words(), words()];
  const [service, name, called] = [words(), words(), words()];
  await readColumns(
    connection,
    `SELECT time_us, duration_us, kind, status, hash(trace_id), hash(span_id),
        CASE WHEN parent_span_id = '' THEN 0::UBIGINT ELSE hash(parent_span_id) END, hash(service), hash(name),
        CASE WHEN ${EXITS} THEN hash(attributes) ELSE 0::UBIGINT END FROM ${rows}`,
    [startUs, durationUs, kind, status, traceId, spanId, parentSpanId, service, name, called],
  );
  const names = emptyNames();
  const named = await readTexts(
    connection,
    names,
    `SELECT service FROM ${rows} UNION SELECT name FROM ${rows}`,
  );
  const callees = await readCallees(connection, names, rows);
  return {
    startUs: startUs.all(),
    durationUs: durationUs.all(),
    kind: Uint8Array.from(kind.all()),
    status: Uint8Array.from(status.all()),
    traceId: traceId.all(),
    spanId: spanId.all(),
    parentSpanId: parentSpanId.all(),
    service: named.numbers(service.all()),
    name: named.numbers(name.all()),
    callee: callees.numbers(called.all()),
    texts: names.texts,
  };
}

/** The log records of a window, their bodies as bytes: the engine joins them minute by minute. */
export async function readLogLines({ connection, rowsOf }: WindowSource): Promise<LogLines> {
  const rows = await rowsOf("logs");
  const [timeUs, service, severity] = [lists(doubles()), lists(words()), lists(words())];
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
    severity: Uint8Array.from(severity.all()),
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

/** Whom a caller's attributes name, by the hash of these: the first of the keys that is not empty. */
async function readCallees(connection: DuckDBConnection, names: Names, rows: string): Promise<HashedTexts> {
  const [callee, count, hash] = [texts(), words(), lists(words())];
  await readColumns(
    connection,
    `SELECT callee, count(*)::INTEGER, list(hash) FROM (
        SELECT hash(attributes) AS hash,
          list_filter(json_extract_string(any_value(attributes), [${KEYS}]), lambda name: name <> '')[1] AS callee
        FROM ${rows} WHERE ${EXITS} GROUP BY 1)
      WHERE callee IS NOT NULL GROUP BY callee`,
    [callee, count, hash],
  );
  const hashed = createHashedTexts(names);
  const [counts, hashes] = [count.all(), hash.all()];
  let at = 0;
  for (const [row, text] of callee.all().entries())
    for (let left = counts[row] ?? 0; left > 0; left--, at++)
      hashed.enter(hashes[2 * at] ?? 0, hashes[2 * at + 1] ?? 0, text);
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
