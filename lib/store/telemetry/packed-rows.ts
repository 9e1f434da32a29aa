import type { KeptAttributes } from "@/lib/telemetry/kept-attributes";
import type { KeptLogs } from "@/lib/telemetry/kept-logs";
import type { KeptSpans } from "@/lib/telemetry/kept-spans";
import type { Attributes, PointTable } from "@/lib/telemetry/signals";

import { type PackedTexts, packTexts } from "./packed-texts";
import { seriesKey } from "./series-key";

type Packed<Table, Texts extends keyof Table> = Omit<Table, Texts> & Record<Texts, PackedTexts>;

/** Attributes as JSON, each once. */
export type PackedAttributes = {
  attributes: PackedTexts;
  /** Index into `attributes`. */
  attributesOf: Uint32Array;
  resources: PackedTexts;
  /** Index into `resources`. */
  resourceOf: Uint32Array;
};

export type PackedSpans = Omit<KeptSpans, keyof KeptAttributes> & PackedAttributes;
export type PackedLogs = Packed<Omit<KeptLogs, keyof KeptAttributes>, "body"> & PackedAttributes;
/** Series are their keys. */
export type PackedPoints = Packed<PointTable, "series">;

/** A request's rows as they go from the thread that decodes to the one that stores, by the table that they go to. */
export type PackedRows =
  | { to: "spans"; table: PackedSpans }
  | { to: "points"; table: PackedPoints }
  | { to: "logs"; table: PackedLogs };

export function packSpans(table: KeptSpans): PackedRows {
  return {
    to: "spans",
    table: { ...table, ...packAttributes(table) },
  };
}

export function packLogs(table: KeptLogs): PackedRows {
  return {
    to: "logs",
    table: { ...table, body: packTexts(table.body), ...packAttributes(table) },
  };
}

export function packPoints(table: PointTable): PackedRows {
  return { to: "points", table: { ...table, series: packTexts(table.series.map(seriesKey)) } };
}

/** How many rows there are. */
export function countRows(rows: PackedRows): number {
  return timesOf(rows).length;
}

/** The time of each row: of a span, when it began. */
export function timesOf({ to, table }: PackedRows): Float64Array {
  return to === "spans" ? table.startUs : table.timeUs;
}

/** Rows share their records. */
function packAttributes({ attributes, resources, resourceOf }: KeptAttributes): PackedAttributes {
  const written = new Map<Attributes, number>();
  const texts: string[] = [];
  const attributesOf = Uint32Array.from(attributes, (record) => {
    const known = written.get(record);
    if (known !== undefined) return known;
    const index = texts.push(JSON.stringify(record)) - 1;
    written.set(record, index);
    return index;
  });
  return {
    attributes: packTexts(texts),
    attributesOf,
    resources: packTexts(resources.map((record) => JSON.stringify(record))),
    resourceOf,
  };
}
