import { TextIndex } from "./otlp/text-index";
import type { Attributes, SpanTable } from "./signals";

/** One row of a `SpanTable`, its texts in full. */
export type SpanRow = {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  service: string;
  name: string;
  kind: number;
  status: number;
  startUs: number;
  durationUs: number;
  attributes: Attributes;
};

/** A table of spans while it grows. */
export type SpanColumns = {
  add: (row: SpanRow) => void;
  /** The spans so far, in the order in which they came. */
  table: () => SpanTable;
};

export function createSpanColumns(): SpanColumns {
  const texts = new TextIndex();
  const traceId: string[] = [];
  const spanId: string[] = [];
  const parentSpanId: string[] = [];
  const service: number[] = [];
  const name: number[] = [];
  const kind: number[] = [];
  const status: number[] = [];
  const startUs: number[] = [];
  const durationUs: number[] = [];
  const attributes: Attributes[] = [];
  return {
    add(row) {
      traceId.push(row.traceId);
      spanId.push(row.spanId);
      parentSpanId.push(row.parentSpanId);
      service.push(texts.of(row.service));
      name.push(texts.of(row.name));
      kind.push(row.kind);
      status.push(row.status);
      startUs.push(row.startUs);
      durationUs.push(row.durationUs);
      attributes.push(row.attributes);
    },
    table: () => ({
      texts: [...texts.texts],
      traceId: [...traceId],
      spanId: [...spanId],
      parentSpanId: [...parentSpanId],
      service: new Uint32Array(service),
      name: new Uint32Array(name),
      kind: new Uint8Array(kind),
      status: new Uint8Array(status),
      startUs: new Float64Array(startUs),
      durationUs: new Float64Array(durationUs),
      attributes: [...attributes],
    }),
  };
}

/** A row of a table, its texts in full. */
export function spanRowAt(table: SpanTable, row: number): SpanRow {
  return {
    traceId: table.traceId[row] ?? "",
    spanId: table.spanId[row] ?? "",
    parentSpanId: table.parentSpanId[row] ?? "",
    service: table.texts[table.service[row] ?? -1] ?? "",
    name: table.texts[table.name[row] ?? -1] ?? "",
    kind: table.kind[row] ?? 0,
    status: table.status[row] ?? 0,
    startUs: table.startUs[row] ?? Number.NaN,
    durationUs: table.durationUs[row] ?? 0,
    attributes: table.attributes[row] ?? {},
  };
}

/** The rows of a table, one after the other. */
export function* spanRows(table: SpanTable): Generator<SpanRow> {
  for (const row of table.startUs.keys()) yield spanRowAt(table, row);
}
