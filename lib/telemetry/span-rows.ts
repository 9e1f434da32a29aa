import type { NumberedSpans } from "./numbered-spans";

/** A row of spans, with the numbers of its texts among those of the rows that it is put beside. */
export type SpanAt = { spans: NumberedSpans; numberOf: Uint32Array; row: number };

/** Rows from here and there as one table; `texts` are those of all. */
export function gatherSpans(places: readonly SpanAt[], texts: readonly string[]): NumberedSpans {
  const ids = (column: "traceId" | "spanId" | "parentSpanId") => {
    const words = new Int32Array(2 * places.length);
    for (const [at, { spans, row }] of places.entries()) {
      words[2 * at] = spans[column][2 * row] ?? 0;
      words[2 * at + 1] = spans[column][2 * row + 1] ?? 0;
    }
    return words;
  };
  const named = (column: "service" | "name" | "callee") =>
    Uint32Array.from(places, ({ spans, numberOf, row }) => numberOf[spans[column][row] ?? 0] ?? 0);
  const small = (column: "kind" | "status") =>
    Uint8Array.from(places, ({ spans, row }) => spans[column][row] ?? 0);
  const times = (column: "startUs" | "durationUs") =>
    Float64Array.from(places, ({ spans, row }) => spans[column][row] ?? Number.NaN);
  return {
    texts,
    traceId: ids("traceId"),
    spanId: ids("spanId"),
    parentSpanId: ids("parentSpanId"),
    service: named("service"),
    name: named("name"),
    callee: named("callee"),
    kind: small("kind"),
    status: small("status"),
    startUs: times("startUs"),
    durationUs: times("durationUs"),
  };
}
