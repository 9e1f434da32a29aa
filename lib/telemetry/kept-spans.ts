import { calleeName } from "./callee-name";
import { hexOfId, hexOfTrace, type IdWords, type TraceWords, wordsOfHex } from "./id-words";
import { inFull, type KeptAttributes, ofNoResource } from "./kept-attributes";
import { TextIndex } from "./otlp/text-index";
import type { SpanTable } from "./signals";
import { isExitKind } from "./span-kind";

/** Spans as they are kept: ids are numbers, and attributes of a resource are there once. */
export type KeptSpans = Pick<
  SpanTable,
  "texts" | "service" | "name" | "kind" | "status" | "startUs" | "durationUs"
> &
  KeptAttributes & {
    traceId: TraceWords;
    spanId: IdWords;
    parentSpanId: IdWords;
    /** Whom a client or producer says that it calls. Index into `texts`. */
    callee: Uint32Array;
  };

/** The same spans in full. */
export function spansInFull(kept: Omit<KeptSpans, "callee">): SpanTable {
  const rows = Array.from(kept.startUs.keys());
  const { texts, service, name, kind, status, startUs, durationUs } = kept;
  return {
    texts,
    traceId: rows.map((row) => hexOfTrace(kept.traceId, row)),
    spanId: rows.map((row) => hexOfId(kept.spanId, row)),
    parentSpanId: rows.map((row) => hexOfId(kept.parentSpanId, row)),
    service,
    name,
    kind,
    status,
    startUs,
    durationUs,
    attributes: inFull(kept),
  };
}

/** Spans in full as they are kept. */
export function keptSpans(table: SpanTable): KeptSpans {
  const index = new TextIndex();
  const { service, name, kind, status, startUs, durationUs, attributes } = table;
  const ofText = (column: Uint32Array) => column.map((text) => index.of(table.texts[text] ?? ""));
  return {
    traceId: { high: wordsOfHex(table.traceId), low: wordsOfHex(table.traceId, 16) },
    spanId: wordsOfHex(table.spanId),
    parentSpanId: wordsOfHex(table.parentSpanId),
    service: ofText(service),
    name: ofText(name),
    callee: Uint32Array.from(kind, (of, row) => index.of(isExitKind(of) ? calleeName(attributes[row]) : "")),
    texts: index.texts,
    kind,
    status,
    startUs,
    durationUs,
    ...ofNoResource(attributes),
  };
}
