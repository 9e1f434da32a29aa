import {
  ROOT_CONTEXT,
  SeverityNumber,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
} from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { LoggerProvider, type LogRecordProcessor, type ReadableLogRecord } from "@opentelemetry/sdk-logs";
import { TracerProvider } from "@opentelemetry/sdk-trace";

import type { Severity, ShopLog, ShopSpan, Source } from "../shop/happenings";
import type { Outbox } from "./outbox";
import { hrTime } from "./restamp";

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

const SEVERITIES: Readonly<Record<Severity, SeverityNumber>> = {
  DEBUG: SeverityNumber.DEBUG,
  INFO: SeverityNumber.INFO,
  WARN: SeverityNumber.WARN,
  ERROR: SeverityNumber.ERROR,
  FATAL: SeverityNumber.FATAL,
};

/** How a source speaks: a tracer and a logger of its own resource. */
export type Voice = { span: (span: ShopSpan) => void; log: (log: ShopLog) => void };

/** Gives a source its voice, by which it tells what happened with the names and at the times it happened. */
export function giveVoice(
  { resource: attributes }: Source,
  { outbox, scope }: { outbox: Outbox; scope: string },
): Voice {
  const resource = resourceFromAttributes({ ...attributes });
  // The next span's names: they were given when it happened.
  let traceId = "";
  let spanId = "";
  /** A line that names its trace and no span: the SDK would drop the trace. */
  let spanless = false;
  const toOutbox: LogRecordProcessor = {
    onEmit: (record) => outbox.log(spanless ? namingTrace(record, traceId) : record),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
  const tracer = new TracerProvider({
    resource,
    spanProcessors: [outbox.spans],
    idGenerator: { generateTraceId: () => traceId, generateSpanId: () => spanId },
  }).getTracer(scope);
  const logger = new LoggerProvider({ resource, processors: [toOutbox] }).getLogger(scope);

  return {
    span({ name, kind, startMs, endMs, failed, attributes: said, exception, parentSpanId, ...names }) {
      traceId = names.traceId;
      spanId = names.spanId;
      const span = tracer.startSpan(
        name,
        { kind: KINDS[kind], startTime: hrTime(startMs), attributes: { ...said } },
        within(traceId, parentSpanId),
      );
      if (exception) span.recordException({ ...exception, name: exception.type }, hrTime(endMs));
      if (failed)
        span.setStatus({ code: SpanStatusCode.ERROR, ...(exception && { message: exception.message }) });
      span.end(hrTime(endMs));
    },
    log({ atMs, severity, eventName, body, attributes: said, ...names }) {
      traceId = names.traceId;
      spanless = names.traceId !== "" && names.spanId === "";
      logger.emit({
        timestamp: hrTime(atMs),
        observedTimestamp: hrTime(atMs),
        severityNumber: SEVERITIES[severity],
        severityText: severity,
        ...(eventName !== undefined && { eventName }),
        body,
        attributes: { ...said },
        context: within(names.traceId, names.spanId),
      });
    },
  };
}

function namingTrace(record: ReadableLogRecord, traceId: string): ReadableLogRecord {
  const { hrTime: time, hrTimeObserved, body, resource, instrumentationScope, attributes } = record;
  return {
    hrTime: time,
    hrTimeObserved,
    ...(record.severityNumber !== undefined && { severityNumber: record.severityNumber }),
    ...(record.severityText !== undefined && { severityText: record.severityText }),
    ...(body !== undefined && { body }),
    resource,
    instrumentationScope,
    attributes,
    droppedAttributesCount: record.droppedAttributesCount,
    spanContext: { traceId, spanId: "", traceFlags: TraceFlags.SAMPLED },
  };
}

function within(traceId: string, spanId: string): Context {
  if (traceId === "" || spanId === "") return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED });
}
