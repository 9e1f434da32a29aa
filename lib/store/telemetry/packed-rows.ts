import type { Attributes, LogTable, PointTable, SpanTable } from "@/lib/telemetry/signals";

import { type PackedTexts, packTexts } from "./packed-texts";
import { seriesKey } from "./series-key";

type Packed<Table, Texts extends keyof Table> = Omit<Table, Texts> & Record<Texts, PackedTexts>;

/** Attributes are JSON. */
export type PackedSpans = Packed<SpanTable, "traceId" | "spanId" | "parentSpanId" | "attributes">;
export type PackedLogs = Packed<LogTable, "body" | "traceId" | "spanId" | "attributes">;
/** Series are their keys. */
export type PackedPoints = Packed<PointTable, "series">;

/** A request's rows as they go from the thread that decodes to the one that stores, by the table that they go to. */
export type PackedRows =
  | { to: "spans"; table: PackedSpans }
  | { to: "points"; table: PackedPoints }
  | { to: "logs"; table: PackedLogs };

export function packSpans(table: SpanTable): PackedRows {
  return {
    to: "spans",
    table: {
      ...table,
      traceId: packTexts(table.traceId),
      spanId: packTexts(table.spanId),
      parentSpanId: packTexts(table.parentSpanId),
      attributes: packAttributes(table.attributes),
    },
  };
}

export function packLogs(table: LogTable): PackedRows {
  return {
    to: "logs",
    table: {
      ...table,
      body: packTexts(table.body),
      traceId: packTexts(table.traceId),
      spanId: packTexts(table.spanId),
      attributes: packAttributes(table.attributes),
    },
  };
}

export function packPoints(table: PointTable): PackedRows {
  return { to: "points", table: { ...table, series: packTexts(table.series.map(seriesKey)) } };
}

/** How many rows there are. */
export function countRows({ to, table }: PackedRows): number {
  return to === "spans" ? table.startUs.length : table.timeUs.length;
}

/** Rows share their records: each is written once. */
function packAttributes(attributes: readonly Attributes[]): PackedTexts {
  const written = new Map<Attributes, string>();
  return packTexts(
    attributes.map((record) => {
      const known = written.get(record);
      if (known !== undefined) return known;
      const text = JSON.stringify(record);
      written.set(record, text);
      return text;
    }),
  );
}
