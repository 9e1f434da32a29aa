import { calleeName } from "./callee-name";
import { hashTexts } from "./id-hash";
import { createNames, renumber } from "./names";
import type { SpanTable } from "./signals";
import { isExitKind } from "./span-kind";

/**
 * Spans with all that is measured of them, and nothing that is only shown. An id is two words that stand for it (see
 * `hashTexts`); whose hash it is does not matter, so long as it is one for all three columns.
 */
export type NumberedSpans = Pick<SpanTable, "kind" | "status" | "startUs" | "durationUs"> & {
  /** Each once; the first is the empty one. */
  texts: readonly string[];
  traceId: Int32Array;
  spanId: Int32Array;
  /** 0 and 0 for a root. */
  parentSpanId: Int32Array;
  /** Index into `texts`, as are the next two. */
  service: Uint32Array;
  name: Uint32Array;
  /** Whom a client or producer says that it calls; of the others, and where it does not say, the empty text. */
  callee: Uint32Array;
};

/** The spans of a table as numbers. */
export function numberSpans(table: SpanTable): NumberedSpans {
  const names = createNames();
  const { kind, status, startUs, durationUs, attributes } = table;
  const nothing = names.number("");
  const callee = new Uint32Array(startUs.length).fill(nothing);
  for (let row = 0; row < callee.length; row++)
    if (isExitKind(kind[row])) callee[row] = names.number(calleeName(attributes[row]));
  return {
    traceId: hashTexts(table.traceId),
    spanId: hashTexts(table.spanId),
    parentSpanId: hashTexts(table.parentSpanId),
    service: renumber(names, table.texts, table.service),
    name: renumber(names, table.texts, table.name),
    callee,
    texts: names.texts,
    kind,
    status,
    startUs,
    durationUs,
  };
}

/** These rows by themselves, in this order. */
export function pickSpans(spans: NumberedSpans, rows: Uint32Array): NumberedSpans {
  const idsAt = (ids: Int32Array) => {
    const words = new Int32Array(2 * rows.length);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      words[2 * at] = ids[2 * row] ?? 0;
      words[2 * at + 1] = ids[2 * row + 1] ?? 0;
    }
    return words;
  };
  return {
    texts: spans.texts,
    traceId: idsAt(spans.traceId),
    spanId: idsAt(spans.spanId),
    parentSpanId: idsAt(spans.parentSpanId),
    service: picked(new Uint32Array(rows.length), spans.service, rows),
    name: picked(new Uint32Array(rows.length), spans.name, rows),
    callee: picked(new Uint32Array(rows.length), spans.callee, rows),
    kind: picked(new Uint8Array(rows.length), spans.kind, rows),
    status: picked(new Uint8Array(rows.length), spans.status, rows),
    startUs: picked(new Float64Array(rows.length), spans.startUs, rows),
    durationUs: picked(new Float64Array(rows.length), spans.durationUs, rows),
  };
}

function picked<Column extends Uint32Array | Uint8Array | Float64Array>(
  into: Column,
  column: Column,
  rows: Uint32Array,
): Column {
  for (let at = 0; at < rows.length; at++) into[at] = column[rows[at] ?? 0] ?? 0;
  return into;
}
