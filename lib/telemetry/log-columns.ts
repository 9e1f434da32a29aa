import { TextIndex } from "./otlp/text-index";
import type { Attributes, LogTable } from "./signals";

/** One row of a `LogTable`, its texts in full. */
export type LogRow = {
  timeUs: number;
  service: string;
  severity: number;
  body: string;
  traceId: string;
  spanId: string;
  attributes: Attributes;
};

/** A table of log records while it grows. */
export type LogColumns = {
  add: (row: LogRow) => void;
  /** The records so far, in the order in which they came. */
  table: () => LogTable;
};

export function createLogColumns(): LogColumns {
  const texts = new TextIndex();
  const timeUs: number[] = [];
  const service: number[] = [];
  const severity: number[] = [];
  const body: string[] = [];
  const traceId: string[] = [];
  const spanId: string[] = [];
  const attributes: Attributes[] = [];
  return {
    add(row) {
      timeUs.push(row.timeUs);
      service.push(texts.of(row.service));
      severity.push(row.severity);
      body.push(row.body);
      traceId.push(row.traceId);
      spanId.push(row.spanId);
      attributes.push(row.attributes);
    },
    table: () => ({
      texts: [...texts.texts],
      timeUs: new Float64Array(timeUs),
      service: new Uint32Array(service),
      severity: new Uint8Array(severity),
      body: [...body],
      traceId: [...traceId],
      spanId: [...spanId],
      attributes: [...attributes],
    }),
  };
}

/** A row of a table, its texts in full. */
export function logRowAt(table: LogTable, row: number): LogRow {
  return {
    timeUs: table.timeUs[row] ?? Number.NaN,
    service: table.texts[table.service[row] ?? -1] ?? "",
    severity: table.severity[row] ?? 0,
    body: table.body[row] ?? "",
    traceId: table.traceId[row] ?? "",
    spanId: table.spanId[row] ?? "",
    attributes: table.attributes[row] ?? {},
  };
}

/** The rows of a table, one after the other. */
export function* logRows(table: LogTable): Generator<LogRow> {
  for (const row of table.timeUs.keys()) yield logRowAt(table, row);
}
