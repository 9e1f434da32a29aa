import { tellingSpans } from "@/lib/telemetry/telling-spans";
import { type FrozenSpan, type FrozenTrace, MOST_FROZEN_SPANS } from "@/lib/timeline/frozen-trace";
import { FROZEN_NAME_LIMIT } from "@/lib/timeline/limits";
import { storableText } from "@/lib/timeline/storable";

import type { SpanShape, TraceDetail } from "./telemetry";

/** A trace as it is kept: of a long one, the spans that tell most, without their attributes. */
export function freezeTrace(
  { traceId, startedAt, durationSeconds, spanCount, errorCount, spans }: TraceDetail,
  most = MOST_FROZEN_SPANS,
): FrozenTrace {
  return {
    kind: "trace",
    traceId,
    startedAt,
    durationSeconds,
    spanCount,
    errorCount,
    spans: tellingSpans(spans, most).map(frozenSpan),
  };
}

function frozenSpan({ service, operation, ...span }: SpanShape): FrozenSpan {
  const { spanId, parent, kind, status, offsetSeconds, durationSeconds, ownSeconds } = span;
  return {
    spanId,
    parent,
    service: storableText(service, FROZEN_NAME_LIMIT),
    operation: storableText(operation, FROZEN_NAME_LIMIT),
    kind,
    status,
    offsetSeconds,
    durationSeconds,
    ownSeconds,
  };
}
