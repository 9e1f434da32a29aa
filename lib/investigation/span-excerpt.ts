import type { EvidenceSource } from "@/lib/analysis/judgement";
import type { SampledTrace, TraceSpan } from "@/lib/telemetry/frame";
import { quantityText } from "@/lib/telemetry/quantity";
import { STATUS_ERROR } from "@/lib/telemetry/span-kind";

import type { Around } from "./freeze-sources";
import { plainText } from "./plain-text";
import { byStrength, type Piece, stanceOf } from "./pieces";

/** Traces that a hypothesis shows, beside what was measured of all of them. */
export const MOST_EXCERPTS = 1;

const NAME_LIMIT = 80;
const SECOND_US = 1_000_000;

type Seen = { trace: SampledTrace; span: TraceSpan };

/**
 * A trace in which what the strongest finding about calls says can be seen: one that failed in what is said to fail,
 * else the one that spent most there, since the trouble can have begun. Null where no finding is about calls, or no
 * trace of them was kept.
 */
export function spanExcerpt(pieces: readonly Piece[], { frame, judgement }: Around): Piece | null {
  const sinceUs = judgement.onset?.earliestUs ?? frame.grid.startUs;
  const traces = frame.traces.filter(({ startUs }) => startUs >= sinceUs);
  const strongest = pieces.filter((piece) => stanceOf(piece) === "for").toSorted(byStrength);
  for (const piece of strongest)
    for (const source of piece.sources) {
      const seen = tellingSpan(traces, source, piece.test);
      if (seen) return excerptOf(seen, source, piece);
    }
  return null;
}

function tellingSpan(traces: readonly SampledTrace[], source: EvidenceSource, test: string): Seen | null {
  const spans = traces.flatMap((trace) =>
    trace.spans.filter((span) => isOf(trace, span, source)).map((span) => ({ trace, span })),
  );
  const failed = spans.filter(({ span }) => span.status === STATUS_ERROR);
  const among = isAboutFailures(source, test) ? failed : spans;
  return among.reduce<Seen | null>(
    (most, seen) => (most === null || spentUs(seen, source) > spentUs(most, source) ? seen : most),
    null,
  );
}

function isAboutFailures(source: EvidenceSource, test: string): boolean {
  return source.type === "service" ? source.signal === "errors" : test.startsWith("fail");
}

/** In what a finding is about: a service's own work, or all that it took. */
function spentUs({ span }: Seen, source: EvidenceSource): number {
  return source.type === "service" && source.signal === "own" ? span.ownUs : span.durationUs;
}

function isOf({ spans }: SampledTrace, { service, operation, parent }: TraceSpan, source: EvidenceSource) {
  switch (source.type) {
    case "service":
      // That there are more or fewer calls is not seen in one of them.
      return source.signal !== "rate" && service === source.service;
    case "operation":
      return service === source.service && operation === source.operation;
    case "edge":
      return service === source.callee && parent !== null && spans[parent]?.service === source.caller;
    case "series":
    case "pattern":
    case "trace":
    case "change":
      return false;
  }
}

function excerptOf({ trace, span }: Seen, source: EvidenceSource, of: Piece): Piece {
  const what = `${plainText(span.operation, NAME_LIMIT)} of ${plainText(span.service, NAME_LIMIT)}`;
  const from = source.type === "edge" ? `, asked by ${plainText(source.caller, NAME_LIMIT)},` : "";
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
