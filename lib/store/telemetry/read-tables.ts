import { TextIndex } from "@/lib/telemetry/otlp/text-index";
import type { LogTable, SpanTable } from "@/lib/telemetry/signals";

import { attributesReader } from "./attributes-reader";
import { doubles, readColumns, texts, words } from "./read-columns";
import type { WindowSource } from "./window-source";

/** The spans of a window in full, those for which a condition in SQL holds. */
export async function readSpans(
  { connection, rowsOf }: WindowSource,
  condition = "true",
): Promise<SpanTable> {
  const [traceId, spanId, parentSpanId] = [texts(), texts(), texts()];
  const [service, name, attributes] = [texts(), texts(), texts()];
  const [kind, status, startUs, durationUs] = [words(), words(), doubles(), doubles()];
  await readColumns(
    connection,
    `SELECT trace_id, span_id, parent_span_id, service, name, attributes, kind, status, time_us, duration_us
      FROM ${await rowsOf("spans")} WHERE ${condition}`,
    [traceId, spanId, parentSpanId, service, name, attributes, kind, status, startUs, durationUs],
  );
  const index = new TextIndex();
  return {
    traceId: traceId.all(),
    spanId: spanId.all(),
    parentSpanId: parentSpanId.all(),
    service: Uint32Array.from(service.all(), (text) => index.of(text)),
    name: Uint32Array.from(name.all(), (text) => index.of(text)),
    texts: index.texts,
    kind: Uint8Array.from(kind.all()),
    status: Uint8Array.from(status.all()),
    startUs: startUs.all(),
    durationUs: durationUs.all(),
    attributes: attributes.all().map(attributesReader()),
  };
}

/** The log records of a window in full, those for which a condition in SQL holds. */
export async function readLogs({ connection, rowsOf }: WindowSource, condition = "true"): Promise<LogTable> {
  const [service, body, traceId, spanId, attributes] = [texts(), texts(), texts(), texts(), texts()];
  const [timeUs, severity] = [doubles(), words()];
  await readColumns(
    connection,
    `SELECT time_us, service, severity, body, trace_id, span_id, attributes
      FROM ${await rowsOf("logs")} WHERE ${condition}`,
    [timeUs, service, severity, body, traceId, spanId, attributes],
  );
  const index = new TextIndex();
  return {
    timeUs: timeUs.all(),
    service: Uint32Array.from(service.all(), (text) => index.of(text)),
    texts: index.texts,
    severity: Uint8Array.from(severity.all()),
    body: body.all(),
    traceId: traceId.all(),
    spanId: spanId.all(),
    attributes: attributes.all().map(attributesReader()),
  };
}
