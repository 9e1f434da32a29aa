import type { Readable } from "node:stream";

import { z } from "zod";

import type { ImportEntry } from "@/lib/wire/imports";

import { fileEnds, brokenBecause } from "./import-fault";

/** The longest line of JSON, and the largest file that is one JSON value, in characters. */
const LINE_LIMIT = 256 * 1024;
const VALUE_LIMIT = 16 * 1024 * 1024;

/** A list of entries, or an object that holds it. */
const file = z.union([
  z.array(z.unknown()),
  z.object({ incidents: z.array(z.unknown()) }).transform(({ incidents }) => incidents),
]);

/** Reads one JSON value: an array of entries, or `{"incidents": [...]}`. An entry's line is its place, from 1. */
export async function* jsonEntries(text: Readable): AsyncGenerator<ImportEntry> {
  let whole = "";
  try {
    for await (const piece of text) {
      whole += String(piece);
      if (whole.length > VALUE_LIMIT)
        return yield fileEnds(1, "is larger than 16 MiB: send it as lines of JSON (application/x-ndjson)");
    }
  } catch (error) {
    return yield fileEnds(1, brokenBecause(error));
  }
  const parsed = file.safeParse(valueOf(whole));
  if (!parsed.success) return yield fileEnds(1, 'is not a JSON array of incidents, nor {"incidents": [...]}');
  for (const [at, value] of parsed.data.entries()) yield { line: at + 1, read: { ok: true, value } };
}

/** Reads JSON by the line. A line that is not JSON is a fault of that line alone. */
export async function* jsonLineEntries(text: Readable): AsyncGenerator<ImportEntry> {
  let line = 0;
  let rest = "";
  try {
    for await (const piece of text) {
      const lines = (rest + String(piece)).split("\n");
      rest = lines.pop() ?? "";
      for (const one of lines) {
        line += 1;
        if (one.trim() !== "") yield lineEntry(one, line);
      }
      if (rest.length > LINE_LIMIT) return yield fileEnds(line + 1, "is a line of more than 256 KiB");
    }
  } catch (error) {
    return yield fileEnds(line + 1, brokenBecause(error));
  }
  if (rest.trim() !== "") yield lineEntry(rest, line + 1);
}

function lineEntry(text: string, line: number): ImportEntry {
  const value = valueOf(text);
  return value === undefined
    ? { line, read: { ok: false, errors: [{ path: "", reason: "is not JSON" }] } }
    : { line, read: { ok: true, value } };
}

/** Undefined where it is not JSON. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
