import type { LogRow } from "../log-columns";
import { cleanText } from "../otlp/clean-text";
import { idOfHex, isId, SPAN_ID_BYTES, TRACE_ID_BYTES } from "../otlp/identifiers";
import { BODY_LENGTH, NAME_LENGTH } from "../otlp/limits";
import type { SpanRow } from "../span-columns";
import { attributeList, listOf, numberOf, textOf } from "./cells";
import { spanKindOf, statusOf } from "./vocabulary";

/** OTLP's SeverityNumber goes to 24. */
const MOST_SEVERE = 24;

/** What `readSpanRow` reads, as ClickHouse calls it. */
export const SPAN_COLUMNS = [
  "toFloat64(toUnixTimestamp64Micro(Timestamp))",
  "toFloat64(Duration) / 1000",
  "TraceId",
  "SpanId",
  "ParentSpanId",
  "ServiceName",
  "SpanName",
  "SpanKind",
  "StatusCode",
  "ResourceAttributes",
  "SpanAttributes",
] as const;

/** A row of `SPAN_COLUMNS`; null where it is no span. */
export function readSpanRow(row: unknown): SpanRow | null {
  const [start, duration, trace, span, parent, service, name, kind, status, resource, own] = listOf(row);
  const startUs = numberOf(start);
  const durationUs = numberOf(duration);
  const traceId = idOf(trace, TRACE_ID_BYTES);
  const spanId = idOf(span, SPAN_ID_BYTES);
  if (!Number.isFinite(startUs) || !Number.isFinite(durationUs) || traceId === "" || spanId === "")
    return null;
  return {
    traceId,
    spanId,
    parentSpanId: idOf(parent, SPAN_ID_BYTES),
    service: cleanText(textOf(service), NAME_LENGTH),
    name: cleanText(textOf(name), NAME_LENGTH),
    kind: spanKindOf(textOf(kind)),
    status: statusOf(textOf(status)),
    startUs,
    // A clock that was set back between start and end: nobody knows how long it took.
    durationUs: Math.max(0, durationUs),
    attributes: attributeList(resource, own).over([]),
  };
}

/** What `readLogRow` reads, as ClickHouse calls it. */
export const LOG_COLUMNS = [
  "toFloat64(toUnixTimestamp64Micro(Timestamp))",
  "ServiceName",
  "SeverityNumber",
  "Body",
  "TraceId",
  "SpanId",
  "ResourceAttributes",
  "LogAttributes",
] as const;

/** A row of `LOG_COLUMNS`; null where it is no record. */
export function readLogRow(row: unknown): LogRow | null {
  const [time, service, severity, body, trace, span, resource, own] = listOf(row);
  const timeUs = numberOf(time);
  if (!Number.isFinite(timeUs)) return null;
  const number = Math.trunc(numberOf(severity));
  return {
    timeUs,
    service: cleanText(textOf(service), NAME_LENGTH),
    severity: number >= 1 && number <= MOST_SEVERE ? number : 0,
    body: cleanText(textOf(body), BODY_LENGTH),
    traceId: idOf(trace, TRACE_ID_BYTES),
    spanId: idOf(span, SPAN_ID_BYTES),
    attributes: attributeList(resource, own).over([]),
  };
}

/** Lower-case hex; "" for what is no id. */
function idOf(cell: unknown, bytes: number): string {
  const id = textOf(cell).toLowerCase();
  return isId(idOfHex(id), bytes) ? id : "";
}
