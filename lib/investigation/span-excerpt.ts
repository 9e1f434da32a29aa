import type { EvidenceSource } from "@/lib/analysis/judgement";
import type { Frame, SampledTrace, TraceSpan } from "@/lib/telemetry/frame";
import { quantityText } from "@/lib/telemetry/quantity";
import { STATUS_ERROR } from "@/lib/telemetry/span-kind";

import type { Around } from "./freeze-sources";
import { plainText } from "./plain-text";
import { byStrength, type Piece, stanceOf } from "./pieces";

/** Traces that a hypothesis shows, beside what was measured of all of them. */
export const MOST_EXCERPTS = 1;

const NAME_LIMIT = 80;
const SECOND_US = 1_000_000;
/** Tests of whether calls fail, and of whether they take long. */
const FAILING = /^fail/u;
const SLOW = /^slow/u;

type Seen = { trace: SampledTrace; span: TraceSpan };

/** Of which calls a finding speaks. */
type Calls = {
  service: string;
  /** Null where it is any. */
  operation: string | null;
  caller: string | null;
  /** That they fail, not that they take long. */
  isOfFailures: boolean;
  /** Of the time in which nothing that they ask is waited for. */
  isOfOwnTime: boolean;
};

/**
 * A trace in which what the strongest finding about calls says can be seen: one that failed in what is said to fail,
 * else the one that spent most there, since the trouble can have begun. Null where no finding is about calls, or no
 * trace of them was kept.
 */
export function spanExcerpt(pieces: readonly Piece[], { frame, judgement }: Around): Piece | null {
  const sinceUs = judgement.onset?.earliestUs ?? frame.grid.startUs;
  // What has no name cannot be asked for again.
  const traces = frame.traces.filter(({ traceId, startUs }) => traceId !== "" && startUs >= sinceUs);
  const strongest = pieces.filter((piece) => stanceOf(piece) === "for").toSorted(byStrength);
  for (const piece of strongest)
    for (const source of piece.sources) {
      const calls = callsOf(source, piece.test, frame);
      const seen = calls && tellingSpan(traces, calls);
      if (seen) return excerptOf(seen, calls, piece);
    }
  return null;
}

function callsOf(source: EvidenceSource, test: string, { series }: Frame): Calls | null {
  const isOfFailures = FAILING.test(test);
  const calls = { operation: null, caller: null, isOfFailures, isOfOwnTime: false };
  switch (source.type) {
    case "service": {
      const { service, signal } = source;
      // That there are more or fewer calls is not seen in one of them.
      if (signal === "rate") return null;
      return { ...calls, service, isOfFailures: signal === "errors", isOfOwnTime: signal === "own" };
    }
    case "operation":
      return { ...calls, service: source.service, operation: source.operation };
    case "edge":
      return { ...calls, service: source.callee, caller: source.caller };
    case "series": {
      // A service's metrics of its requests speak of them as its spans do.
      const service = series.find(({ id }) => id === source.id)?.service ?? "";
      return service !== "" && (isOfFailures || SLOW.test(test)) ? { ...calls, service } : null;
    }
    case "pattern":
    case "trace":
    case "change":
      return null;
  }
}

function tellingSpan(traces: readonly SampledTrace[], calls: Calls): Seen | null {
  let telling: Seen | null = null;
  for (const trace of traces)
    for (const span of trace.spans)
      if (isAmong(trace, span, calls) && (!telling || spentUs(span, calls) > spentUs(telling.span, calls)))
        telling = { trace, span };
  return telling;
}

function isAmong({ spans }: SampledTrace, span: TraceSpan, calls: Calls): boolean {
  const asking = span.parent === null ? undefined : spans[span.parent];
  return (
    span.service === calls.service &&
    (calls.operation === null || span.operation === calls.operation) &&
    (calls.caller === null || asking?.service === calls.caller) &&
    (!calls.isOfFailures || span.status === STATUS_ERROR)
  );
}

function spentUs({ ownUs, durationUs }: TraceSpan, { isOfOwnTime }: Calls): number {
  return isOfOwnTime ? ownUs : durationUs;
}

function excerptOf({ trace, span }: Seen, { caller }: Calls, of: Piece): Piece {
  const what = `${plainText(span.operation, NAME_LIMIT)} of ${plainText(span.service, NAME_LIMIT)}`;
  const from = caller === null ? "" : `, asked by ${plainText(caller, NAME_LIMIT)},`;
  const took = quantityText(span.durationUs / SECOND_US, "s");
  const own = quantityText(span.ownUs / SECOND_US, "s");
  const failed = span.status === STATUS_ERROR ? "failed after" : "took";
  return {
    test: "trace",
    weight: 0,
    reason: `In one trace, ${what}${from} ${failed} ${took}, ${own} of that in its own work.`,
    sources: [{ type: "trace", traceId: trace.traceId, spanId: span.spanId }],
    blindSpot: "One trace of many: it shows how it goes, not how often.",
    isWeighed: false,
    side: stanceOf(of),
    isOwn: of.isOwn,
  };
}
