import type { Frame, LogExample, LogPattern, SampledTrace, TraceSpan } from "@/lib/telemetry/frame";

import { STATUS_ERROR } from "@/lib/telemetry/span-kind";

import { byName, isoOf, matches, presentGrid, small } from "./present-telemetry";
import type {
  LogExampleShape,
  PatternList,
  PatternShape,
  SpanShape,
  TraceDetail,
  TraceList,
  TraceShape,
} from "./telemetry";

const SECOND_US = 1_000_000;
const WARNING_SEVERITY = 13;
const ERROR_SEVERITY = 17;

export type PatternFilter = {
  service?: string | undefined;
  /** Of a template. */
  id?: string | undefined;
  q: string;
  severity: number;
  limit: number;
};

export type TraceFilter = { service?: string | undefined; limit: number };

const nameOf = ({ id, service }: LogPattern) => JSON.stringify([id, service]);

/**
 * The log patterns that a filter lets through: those that were not there before first, then errors, then warnings, then
 * the most frequent. A window before of which nobody has lines says nothing about what is new.
 */
export function presentPatterns(frame: Frame, before: Frame | null, filter: PatternFilter): PatternList {
  const compared = before && before.logs.length > 0;
  const past = byName(before, ({ logs }) => logs, nameOf);
  const found = frame.logs
    .filter(
      ({ id, service, template, severity, examples }) =>
        (filter.service === undefined || service === filter.service) &&
        (filter.id === undefined || id === filter.id) &&
        severity >= filter.severity &&
        matches(filter.q, [service, template, ...examples.map(({ body }) => body)]),
    )
    .map((pattern) => ({ pattern, countBefore: compared ? (past.get(nameOf(pattern))?.count ?? 0) : null }))
    .sort(
      (one, other) =>
        Number(other.countBefore === 0) - Number(one.countBefore === 0) ||
        urgency(other.pattern) - urgency(one.pattern) ||
        other.pattern.count - one.pattern.count,
    );
  return {
    grid: presentGrid(frame.grid),
    items: found
      .slice(0, filter.limit)
      .map(({ pattern, countBefore }) => presentPattern(pattern, countBefore)),
    more: Math.max(0, found.length - filter.limit),
  };
}

/** OTLP's severities in the classes that people act on: errors and worse, warnings, the rest. */
function urgency({ severity }: LogPattern): number {
  if (severity >= ERROR_SEVERITY) return 2;
  return severity >= WARNING_SEVERITY ? 1 : 0;
}

function presentPattern(pattern: LogPattern, countBefore: number | null): PatternShape {
  const { id, service, template, severity, count } = pattern;
  return {
    id,
    service,
    template,
    severity,
    count,
    countBefore,
    firstSeen: isoOf(pattern.firstSeenUs),
    lastSeen: isoOf(pattern.lastSeenUs),
    rate: small(pattern.rate),
    examples: pattern.examples.map(presentExample),
  };
}

function presentExample({ timeUs, ...example }: LogExample): LogExampleShape {
  return { ...example, at: isoOf(timeUs) };
}

/** The sampled traces in which a service took part: the newest first. */
export function presentTraces(frame: Frame, { service, limit }: TraceFilter): TraceList {
  const found = frame.traces
    .filter(({ spans }) => service === undefined || spans.some((span) => span.service === service))
    .sort((one, other) => other.startUs - one.startUs);
  return { items: found.slice(0, limit).map(summaryOf), more: Math.max(0, found.length - limit) };
}

/** A trace span by span. */
export function presentTrace(trace: SampledTrace): TraceDetail {
  const { services: _named, ...summary } = summaryOf(trace);
  return {
    ...summary,
    spans: trace.spans.map((span) => presentSpan(span, trace.startUs)),
  };
}

function presentSpan({ startUs, durationUs, ownUs, ...span }: TraceSpan, traceStartUs: number): SpanShape {
  return {
    ...span,
    offsetSeconds: (startUs - traceStartUs) / SECOND_US,
    durationSeconds: durationUs / SECOND_US,
    ownSeconds: ownUs / SECOND_US,
  };
}

function summaryOf({ traceId, reasons, startUs, durationUs, spanCount, spans }: SampledTrace): TraceShape {
  const root = spans.find(({ parent, parentIsMissing }) => parent === null && !parentIsMissing) ?? spans[0];
  return {
    traceId,
    reasons,
    startedAt: isoOf(startUs),
    durationSeconds: durationUs / SECOND_US,
    spanCount,
    errorCount: spans.filter(({ status }) => status === STATUS_ERROR).length,
    service: root?.service ?? "",
    operation: root?.operation ?? "",
    services: [...new Set(spans.map(({ service }) => service))].sort(),
  };
}
