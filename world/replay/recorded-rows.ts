import { z } from "zod";

import type { Attributes, Severity, ShopLog, ShopSpan, Source, SpanKind } from "../shop/happenings";
import { csvRecords, csvRows } from "./csv";
import { type RecordedSeries, readSeriesName } from "./recorded-series";

/** Values of one column at the times that have one. Milliseconds since 1970. */
export type RecordedPoint = { atMs: number; series: RecordedSeries; value: number };

/** Reads a wide table of metrics; cells that are no number are left out. */
export function readPoints(text: string): RecordedPoint[] {
  const points: RecordedPoint[] = [];
  let columns: (RecordedSeries | null)[] | null = null;
  for (const [time = "", ...cells] of csvRows(text)) {
    if (!columns) {
      columns = cells.map(readSeriesName);
      continue;
    }
    const atMs = Number(time) * 1_000;
    for (const [index, cell] of cells.entries()) {
      const series = columns[index];
      const value = Number(cell);
      if (series && cell.trim() !== "" && Number.isFinite(value) && Number.isFinite(atMs))
        points.push({ atMs, series, value });
    }
  }
  return points;
}

/** Reads recorded spans. Where their kind was not recorded, it is taken from their place in the trace. */
export function readSpans(text: string): ShopSpan[] {
  const rows = [...csvRecords(text)];
  const serviceOf = new Map(rows.map((row) => [`${row["traceId"]} ${row["spanId"]}`, row["service"]]));
  const callers = new Set<string>();
  for (const row of rows) {
    const parent = `${row["traceId"]} ${row["parentSpanId"]}`;
    const caller = serviceOf.get(parent);
    if (caller !== undefined && caller !== row["service"]) callers.add(parent);
  }
  const kindOf = (row: Readonly<Record<string, string>>): SpanKind => {
    if (row["kind"] === "server" || row["kind"] === "client") return row["kind"];
    if (serviceOf.get(`${row["traceId"]} ${row["parentSpanId"]}`) !== row["service"]) return "server";
    return callers.has(`${row["traceId"]} ${row["spanId"]}`) ? "client" : "internal";
  };
  return rows.flatMap((row) => {
    const startMs = Number(row["startTime"]) / 1_000;
    const durationMs = Number(row["durationUs"]) / 1_000;
    if (!Number.isFinite(startMs) || !(durationMs >= 0)) return [];
    const status = row["statusCode"] ?? "";
    return {
      source: sourceOf(row["service"] ?? ""),
      traceId: hexName(row["traceId"] ?? "", 32),
      spanId: hexName(row["spanId"] ?? "", 16),
      parentSpanId: row["parentSpanId"] ? hexName(row["parentSpanId"], 16) : "",
      name: row["operation"] ?? "",
      kind: kindOf(row),
      startMs,
      endMs: startMs + durationMs,
      failed: status === "ERROR" || Number(status) >= 500,
      attributes: /^\d{3}$/.test(status) ? { "http.response.status_code": Number(status) } : {},
      exception: null,
    };
  });
}

/** Reads recorded log lines. */
export function readLogs(text: string): ShopLog[] {
  return [...csvRecords(text)].flatMap((row) => {
    const atMs = Number(row["time"]) * 1_000;
    if (!Number.isFinite(atMs)) return [];
    return {
      source: sourceOf(row["service"] ?? ""),
      atMs,
      severity: severityOf(row["severity"] ?? ""),
      body: row["message"] ?? "",
      attributes: readAttributes(row["attrs"] ?? ""),
      traceId: row["traceId"] ? hexName(row["traceId"], 32) : "",
      spanId: "",
    };
  });
}

const plainAttributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Attributes that were recorded as a JSON object of plain values; none where they were not. */
function readAttributes(text: string): Attributes {
  if (text === "") return {};
  try {
    return plainAttributes.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

function sourceOf(service: string): Source {
  return { key: service, service, startedAtMs: 0, resource: { "service.name": service } };
}

function severityOf(text: string): Severity {
  const upper = text.toUpperCase();
  if (upper.startsWith("WARN")) return "WARN";
  if (upper === "ERROR" || upper === "FATAL" || upper === "DEBUG") return upper;
  return "INFO";
}

/** A name of so many hexadecimal digits: itself where it is one, zeros in front where it is short, else digits made of it. */
function hexName(name: string, digits: number): string {
  if (/^[0-9a-f]+$/.test(name) && name.length <= digits && !/^0+$/.test(name))
    return name.padStart(digits, "0");
  let text = "";
  for (let round = 0; text.length < digits; round++) {
    let hash = 0x811c9dc5 + round;
    for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    text += hash.toString(16).padStart(8, "0");
  }
  return text.slice(0, digits);
}
