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
import { LoggerProvider } from "@opentelemetry/sdk-logs";
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
  const tracer = new TracerProvider({
    resource,
    spanProcessors: [outbox.spans],
    idGenerator: { generateTraceId: () => traceId, generateSpanId: () => spanId },
  }).getTracer(scope);
  const logger = new LoggerProvider({ resource, processors: [outbox.logs] }).getLogger(scope);

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
    log({ atMs, severity, body, attributes: said, ...names }) {
      logger.emit({
        timestamp: hrTime(atMs),
        observedTimestamp: hrTime(atMs),
        severityNumber: SEVERITIES[severity],
        severityText: severity,
        body,
        attributes: { ...said },
        context: within(names.traceId, names.spanId),
      });
    },
  };
}

function within(traceId: string, spanId: string): Context {
  if (traceId === "" || spanId === "") return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED });
}
