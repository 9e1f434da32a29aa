import { logsInFull } from "@/lib/telemetry/kept-logs";
import { spansInFull } from "@/lib/telemetry/kept-spans";
import { TextIndex } from "@/lib/telemetry/otlp/text-index";
import type { LogTable, SpanTable } from "@/lib/telemetry/signals";

import { readAttributes } from "./read-attributes";
import { doubles, integers, readColumns, smallNumbers, texts, words } from "./read-columns";
import type { WindowSource } from "./window-source";

/** Two words of SQL that stand for a trace: the engine's hash of its id. */
export const TRACE_HASH = "hash(trace_high, trace_low)";

/** The condition that no row meets: nothing is asked. */
export const NO_ROW = "false";

/** The spans of a window in full, those for which a condition in SQL holds. */
export async function readSpans(source: WindowSource, condition = "true"): Promise<SpanTable> {
  return (await readHashedSpans(source, condition)).spans;
}

/** The spans of a window in full for which a condition in SQL holds, and of each the two words of its trace. */
export async function readHashedSpans(
  source: WindowSource,
  condition: string,
): Promise<{ spans: SpanTable; traceHash: Int32Array<ArrayBuffer> }> {
  const [traceHash, high, low, spanId, parentSpanId] = [words(), words(), words(), words(), words()];
  const [service, name, own, resource] = [texts(), texts(), texts(), integers()];
  const [kind, status, startUs, durationUs] = [smallNumbers(), smallNumbers(), doubles(), doubles()];
  if (condition !== NO_ROW)
    await readColumns(
      source.connection,
      `SELECT ${TRACE_HASH}, trace_high, trace_low, span_id, parent_span_id, service, name, attributes, resource, kind,
      status, time_us, duration_us FROM ${await source.rowsOf("spans")} WHERE ${condition}`,
      [
        traceHash,
        high,
        low,
        spanId,
        parentSpanId,
        service,
        name,
        own,
        resource,
        kind,
        status,
        startUs,
        durationUs,
      ],
    );
  const index = new TextIndex();
  const spans = spansInFull({
    traceId: { high: high.all(), low: low.all() },
    spanId: spanId.all(),
    parentSpanId: parentSpanId.all(),
    service: Uint32Array.from(service.all(), (text) => index.of(text)),
    name: Uint32Array.from(name.all(), (text) => index.of(text)),
    texts: index.texts,
    kind: kind.all(),
    status: status.all(),
    startUs: startUs.all(),
    durationUs: durationUs.all(),
    ...(await readAttributes(source, { own: own.all(), resource: resource.all() })),
  });
  return { spans, traceHash: traceHash.all() };
}

/** The log records of a window in full, those for which a condition in SQL holds. */
export async function readLogs(source: WindowSource, condition = "true"): Promise<LogTable> {
  const [service, body, own, resource] = [texts(), texts(), texts(), integers()];
  const [high, low, spanId] = [words(), words(), words()];
  const [timeUs, severity] = [doubles(), smallNumbers()];
  if (condition !== NO_ROW)
    await readColumns(
      source.connection,
      `SELECT time_us, service, severity, body, trace_high, trace_low, span_id, attributes, resource
      FROM ${await source.rowsOf("logs")} WHERE ${condition}`,
      [timeUs, service, severity, body, high, low, spanId, own, resource],
    );
  const index = new TextIndex();
  return logsInFull({
    timeUs: timeUs.all(),
    service: Uint32Array.from(service.all(), (text) => index.of(text)),
    texts: index.texts,
    severity: severity.all(),
    body: body.all(),
    traceId: { high: high.all(), low: low.all() },
    spanId: spanId.all(),
    ...(await readAttributes(source, { own: own.all(), resource: resource.all() })),
  });
}
