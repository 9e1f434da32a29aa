import * as z from "zod";

import type { Attributes, LogTable, PointTable, SpanTable } from "@/lib/telemetry/signals";

import { seriesOfColumn } from "./metric-column";

const SECOND_US = 1_000_000;
const SEVERITIES: Readonly<Record<string, number>> = {
  TRACE: 1,
  DEBUG: 5,
  INFO: 9,
  WARN: 13,
  ERROR: 17,
  FATAL: 21,
};
const SPAN_KINDS: Readonly<Record<string, number>> = {
  internal: 1,
  server: 2,
  client: 3,
  producer: 4,
  consumer: 5,
};
const [STATUS_UNSET, STATUS_OK, STATUS_ERROR] = [0, 1, 2];
const LEAST_SERVER_ERROR = 500;

/** Rows of a file with their time, in microseconds since 1970. */
export type TimedRows = { columns: readonly string[]; rows: readonly string[][]; timeUs: readonly number[] };

/** The rows of a file; times of metrics and logs are in seconds, those of spans in microseconds. */
export function timedRows([columns = [], ...rows]: readonly string[][], scale: number): TimedRows {
  const start = columns.indexOf("startTime");
  const timeUs = rows.map((row) => (start < 0 ? Number(row[0]) * SECOND_US : Number(row[start])) * scale);
  return { columns, rows, timeUs };
}

/** Only the rows for whose time `keep` holds. */
export function rowsWhere(
  { columns, rows, timeUs }: TimedRows,
  keep: (timeUs: number) => boolean,
): TimedRows {
  const kept = [...rows.keys()].filter((row) => keep(timeUs[row] ?? Number.NaN));
  return {
    columns,
    rows: kept.map((row) => rows[row] ?? []),
    timeUs: kept.map((row) => timeUs[row] ?? Number.NaN),
  };
}

/** A column is a series; an empty field is no point. */
export function metricTable({ columns, rows, timeUs }: TimedRows): PointTable {
  const series = columns.slice(1).map((column, index) => {
    const points = rows.flatMap((row, at) => {
      const field = row[index + 1] ?? "";
      return field === "" ? [] : [{ index, timeUs: timeUs[at] ?? Number.NaN, value: Number(field) }];
    });
    return { column, points };
  });
  const points = series.flatMap((own) => own.points);
  return {
    series: series.map((own) =>
      seriesOfColumn(
        own.column,
        own.points.map(({ value }) => value),
      ),
    ),
    seriesOf: Uint32Array.from(points, ({ index }) => index),
    timeUs: Float64Array.from(points, (point) => point.timeUs),
    value: Float64Array.from(points, ({ value }) => value),
  };
}

export function spanTable({ columns, rows, timeUs }: TimedRows): SpanTable {
  const field = fieldOf(columns);
  const texts = createTexts();
  const service = Uint32Array.from(rows, (row) => texts.index(field(row, "service")));
  const name = Uint32Array.from(rows, (row) => texts.index(field(row, "operation")));
  return {
    texts: texts.all,
    traceId: rows.map((row) => field(row, "traceId")),
    spanId: rows.map((row) => field(row, "spanId")),
    parentSpanId: rows.map((row) => field(row, "parentSpanId")),
    service,
    name,
    kind: Uint8Array.from(rows, (row) => SPAN_KINDS[field(row, "kind")] ?? 0),
    status: Uint8Array.from(rows, (row) => statusOf(field(row, "statusCode"))),
    startUs: Float64Array.from(timeUs),
    durationUs: Float64Array.from(rows, (row) => Number(field(row, "durationUs"))),
    attributes: rows.map((row) => codeAttributes(field(row, "statusCode"))),
  };
}

export function logTable({ columns, rows, timeUs }: TimedRows): LogTable {
  const field = fieldOf(columns);
  const texts = createTexts();
  return {
    service: Uint32Array.from(rows, (row) => texts.index(field(row, "service"))),
    texts: texts.all,
    timeUs: Float64Array.from(timeUs),
    severity: Uint8Array.from(rows, (row) => SEVERITIES[field(row, "severity")] ?? 0),
    body: rows.map((row) => field(row, "message")),
    traceId: rows.map((row) => field(row, "traceId")),
    spanId: rows.map(() => ""),
    attributes: rows.map((row) => logAttributes(field(row, "attrs"))),
  };
}

function fieldOf(columns: readonly string[]): (row: readonly string[], column: string) => string {
  const places = new Map(columns.map((column, place) => [column, place]));
  return (row, column) => row[places.get(column) ?? -1] ?? "";
}

function createTexts() {
  const all: string[] = [];
  const indexes = new Map<string, number>();
  return {
    all,
    index(text: string): number {
      const known = indexes.get(text);
      if (known !== undefined) return known;
      indexes.set(text, all.length);
      return all.push(text) - 1;
    },
  };
}

function statusOf(code: string): number {
  if (code === "ERROR" || Number(code) >= LEAST_SERVER_ERROR) return STATUS_ERROR;
  return code === "OK" ? STATUS_OK : STATUS_UNSET;
}

function codeAttributes(code: string): Attributes {
  return /^\d+$/u.test(code) ? { "http.response.status_code": code } : {};
}

const loggedAttributes = z.record(z.string(), z.unknown());

function logAttributes(text: string): Attributes {
  if (text === "") return {};
  const entries = Object.entries(loggedAttributes.parse(JSON.parse(text)));
  return Object.fromEntries(
    entries
      .map(([key, value]): [string, string] => [
        key,
        typeof value === "string" ? value : JSON.stringify(value),
      ])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
