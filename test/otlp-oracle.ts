import { z } from "zod";

import { severityOfText } from "@/lib/telemetry/severity";

import {
  attributes,
  bare,
  bytes,
  clean,
  digits,
  hex,
  isId,
  isLate,
  LATEST_US,
  merged,
  pairs,
  resource,
  serviceOf,
  split,
  text,
  us,
  value,
} from "./otlp-oracle-values";
import type { Row } from "./otlp-rows";

const spans = z.object({
  resourceSpans: z.array(
    z.object({
      resource,
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: bytes,
              spanId: bytes,
              parentSpanId: bytes,
              name: text,
              kind: z.number().default(0),
              startTimeUnixNano: digits,
              endTimeUnixNano: digits,
              attributes,
              status: z.object({ code: z.number().default(0) }).default({ code: 0 }),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** The spans that can be used, and how many cannot. */
export function expectedSpans(message: unknown): { rows: Row[]; rejected: number } {
  const all = spans.parse(message).resourceSpans.flatMap((part) => {
    const of = pairs(part.resource.attributes);
    return part.scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => {
        const [traceId, spanId, parent] = [hex(span.traceId), hex(span.spanId), hex(span.parentSpanId)];
        const isUsable =
          isId(traceId, 32) &&
          isId(spanId, 16) &&
          (parent === "" || parent.length === 16) &&
          us(span.startTimeUnixNano) > 0 &&
          !isLate(span.startTimeUnixNano, span.endTimeUnixNano);
        const row = {
          traceId,
          spanId,
          parentSpanId: isId(parent, 16) ? parent : "",
          service: serviceOf(of),
          name: clean(span.name),
          kind: span.kind >= 0 && span.kind <= 5 ? span.kind : 0,
          status: span.status.code >= 0 && span.status.code <= 2 ? span.status.code : 0,
          startUs: us(span.startTimeUnixNano),
          durationUs: Math.max(0, us(span.endTimeUnixNano) - us(span.startTimeUnixNano)),
          attributes: merged(of, pairs(span.attributes)),
        };
        return isUsable ? row : null;
      }),
    );
  });
  return split(all);
}

const logs = z.object({
  resourceLogs: z.array(
    z.object({
      resource,
      scopeLogs: z.array(
        z.object({
          logRecords: z.array(
            z.object({
              timeUnixNano: digits,
              observedTimeUnixNano: digits,
              severityNumber: z.number().default(0),
              severityText: text,
              eventName: text,
              body: value.optional(),
              attributes,
              traceId: bytes,
              spanId: bytes,
            }),
          ),
        }),
      ),
    }),
  ),
});

export function expectedLogs(message: unknown, receivedUs: number): { rows: Row[]; rejected: number } {
  const all = logs.parse(message).resourceLogs.flatMap((part) => {
    const of = pairs(part.resource.attributes);
    return part.scopeLogs.flatMap((scope) =>
      scope.logRecords.map((log) => {
        const event: [string, string][] = log.eventName === "" ? [] : [["event.name", clean(log.eventName)]];
        const own = [...pairs(log.attributes), ...event];
        const [traceId, spanId] = [hex(log.traceId), hex(log.spanId)];
        const timeUs = us(log.timeUnixNano) || us(log.observedTimeUnixNano) || receivedUs;
        const isKnown = log.severityNumber > 0 && log.severityNumber <= 24;
        const row = {
          timeUs,
          service: serviceOf(of),
          severity: isKnown ? log.severityNumber : severityOfText(log.severityText),
          body: clean(bare(log.body)),
          traceId: isId(traceId, 32) ? traceId : "",
          spanId: isId(spanId, 16) ? spanId : "",
          attributes: merged(of, own),
        };
        return (bare(log.body) !== "" || own.length > 0) && timeUs <= Number(LATEST_US) ? row : null;
      }),
    );
  });
  return split(all);
}
