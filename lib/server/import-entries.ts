import { Readable } from "node:stream";

import type { Entries } from "@/lib/verbs/import-incidents";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { csvEntries } from "./import-csv";
import { BrokenFile } from "./import-fault";
import { jsonEntries, jsonLineEntries } from "./import-json";

/** The largest file of lines, in bytes: it is read as it comes and never kept. */
const IMPORT_LIMIT = 256 * 1024 * 1024;

/** The entries of a body, as they come. What it is follows from its type; another type is refused. */
export function importEntries(body: Request["body"], contentType: string | null): Outcome<Entries> {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  if (type === "text/csv") return success({ format: "csv", entries: csvEntries(texts(body)) });
  if (type === "application/x-ndjson")
    return success({ format: "json", entries: jsonLineEntries(texts(body)) });
  if (type === "application/json") return success({ format: "json", entries: jsonEntries(texts(body)) });
  return failure(
    "unsupported_media_type",
    "Send past incidents as text/csv, application/json or application/x-ndjson.",
  );
}

/** The body as text in pieces. Fails with a `BrokenFile`. */
function texts(body: Request["body"]): Readable {
  return Readable.from(body ? decoded(body) : []);
}

async function* decoded(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let length = 0;
  for await (const chunk of untilCutOff(body)) {
    length += chunk.byteLength;
    if (length > IMPORT_LIMIT) throw new BrokenFile("goes on beyond 256 MiB: split the file");
    yield textOf(() => decoder.decode(chunk, { stream: true }));
  }
  yield textOf(() => decoder.decode());
}

/** A sender that goes away ends the file. */
async function* untilCutOff(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new BrokenFile("has not come to its end: send the file again, nothing is taken twice");
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function textOf(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new BrokenFile("is not text in UTF-8");
  }
}
