import type { Readable } from "node:stream";

import { CsvError, parse } from "csv-parse";

import { csvEntry, headerFaults } from "@/lib/backfill/csv-entry";
import type { ImportEntry } from "@/lib/wire/imports";

import { fileEnds, brokenBecause } from "./import-fault";

/** Of one record, in characters: a quote that is never closed would else take the file for one field. */
const MOST_OF_A_RECORD = 256 * 1024;

type Row = { record: string[]; raw: string };

/** Reads a CSV (RFC 4180, the first line names the columns), record by record. */
export async function* csvEntries(text: Readable): AsyncGenerator<ImportEntry> {
  const parser = parse({
    bom: true,
    raw: true,
    relax_column_count: true,
    max_record_size: MOST_OF_A_RECORD,
  });
  text.on("error", (error) => parser.destroy(error));
  const rows: AsyncIterable<Row> = text.pipe(parser);
  let names: readonly string[] | null = null;
  let lines = 0;
  try {
    for await (const { record, raw } of rows) {
      const line = lines + 1;
      lines += linesOf(raw);
      if (record.length === 1 && record[0]?.trim() === "") continue;
      if (names) yield entryOf(names, record, line);
      else {
        names = record.map((name) => name.trim());
        const errors = headerFaults(names);
        if (errors.length > 0) return yield { line, read: { ok: false, errors, ends: true } };
      }
    }
    if (!names) yield fileEnds(1, "holds no line with the names of its columns");
  } catch (error) {
    const reason =
      error instanceof CsvError
        ? "is not CSV: its quotes do not match, or it is one record of more than 256 KiB"
        : brokenBecause(error);
    yield fileEnds(lines + 1, reason);
  }
}

function entryOf(names: readonly string[], record: readonly string[], line: number): ImportEntry {
  if (record.length !== names.length) {
    const reason = `has ${record.length} fields, and the first line names ${names.length} columns`;
    return { line, read: { ok: false, errors: [{ path: "", reason }] } };
  }
  const fields = Object.fromEntries(names.map((name, at) => [name, record[at] ?? ""]));
  return { line, read: { ok: true, value: csvEntry(fields) } };
}

/** How many lines a record takes: a quoted field may hold some of its own. */
function linesOf(raw: string): number {
  return raw.match(/\r\n|\r|\n/g)?.length ?? 1;
}
