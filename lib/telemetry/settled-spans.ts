import { createNames, type Names } from "./names";
import { createPairTable } from "./pair-table";
import type { TelemetryWindow } from "./source";
import { type SpanPart, spanPart } from "./span-part";
import { gatherSpans, type SpanAt } from "./span-rows";

/** The spans of a window, each in one part that has all of its trace. */
export type SettledSpans = {
  /** Texts of all parts. */
  names: Names;
  parts: readonly SettledPart[];
};

export type SettledPart = {
  part: SpanPart;
  /** Number in `names` of each of its texts. */
  numberOf: Uint32Array;
  /** 1 for a trace whose rows do not count here, by its number; null where there is none. */
  leftOut: Uint8Array | null;
};

/**
 * Settles the parts of a window, whose stretches do not overlap: a trace with rows in several of them is left out of
 * each, and measured as a whole in a part of its own.
 */
export function settleSpans(parts: readonly SpanPart[], window: TelemetryWindow): SettledSpans {
  const names = createNames();
  names.number("");
  const known = new Map<readonly string[], Uint32Array>();
  const inSeveral = tracesInSeveral(parts);
  const settled = parts.map((part, index): SettledPart => {
    const { texts } = part.spans;
    const numberOf = known.get(texts) ?? Uint32Array.from(texts, (text) => names.number(text));
    known.set(texts, numberOf);
    return { part, numberOf, leftOut: inSeveral[index] ?? null };
  });
  const rows = rowsLeftOut(settled);
  if (rows.length === 0) return { names, parts: settled };
  const rest = spanPart(gatherSpans(rows, names.texts), window);
  const numberOf = Uint32Array.from(names.texts.keys());
  return { names, parts: [...settled, { part: rest, numberOf, leftOut: null }] };
}

/** Of each part its traces that are in another too. */
function tracesInSeveral(parts: readonly SpanPart[]): (Uint8Array | null)[] {
  if (parts.length < 2) return parts.map(() => null);
  const table = createPairTable();
  const traces = parts.reduce((sum, part) => sum + part.traces.rootOf.length, 0);
  // By number of the trace: the first part that it is in, from 1, and whether there is another.
  const firstIn = new Uint32Array(traces);
  const isInSeveral = new Uint8Array(traces);
  const numbers = parts.map(({ traces: { ids } }, part) => {
    const own = new Int32Array(ids.length / 2);
    for (let trace = 0; trace < own.length; trace++) {
      const number = table.intern(ids[2 * trace] ?? 0, ids[2 * trace + 1] ?? 0);
      own[trace] = number;
      if (firstIn[number] === 0) firstIn[number] = part + 1;
      else if (firstIn[number] !== part + 1) isInSeveral[number] = 1;
    }
    return own;
  });
  return numbers.map((own) => {
    const leftOut = Uint8Array.from(own, (number) => isInSeveral[number] ?? 0);
    return leftOut.includes(1) ? leftOut : null;
  });
}

/** All rows that are left out of their parts. */
function rowsLeftOut(parts: readonly SettledPart[]): SpanAt[] {
  const places: SpanAt[] = [];
  for (const { part, numberOf, leftOut } of parts) {
    if (leftOut === null) continue;
    const { spans, traceOf } = part;
    for (let row = 0; row < traceOf.length; row++)
      if (leftOut[traceOf[row] ?? 0] === 1) places.push({ spans, numberOf, row });
  }
  return places;
}
