import { STATUS_ERROR } from "./span-kind";

/** What is needed of a span to know how much it tells. */
export type TellingSpan = {
  /** Its place among the spans; null for a root. */
  parent: number | null;
  /** OTLP's status: 2 is an error. */
  status: number;
  ownSeconds: number;
};

/**
 * At most so many spans of a trace, in their order: the failed ones and those with the most work of their own, each with
 * all that it is under, whose places are those among the spans that are given.
 */
export function tellingSpans<Span extends TellingSpan>(spans: readonly Span[], most: number): Span[] {
  if (spans.length <= most) return [...spans];
  const kept = new Set<number>();
  const ranked = [...spans.entries()].sort(
    ([, one], [, other]) => failed(other) - failed(one) || other.ownSeconds - one.ownSeconds,
  );
  for (const [place] of ranked)
    for (const above of wayTo(spans, place)) {
      if (kept.size >= most) break;
      kept.add(above);
    }
  const places = [...kept].sort((one, other) => one - other);
  const placeOf = new Map(places.map((place, index) => [place, index]));
  return spans
    .filter((_span, place) => kept.has(place))
    .map((span) => movedUnder(span, placeOf.get(span.parent ?? -1) ?? null));
}

function movedUnder<Span extends TellingSpan>(span: Span, parent: number | null): Span {
  return { ...span, parent };
}

const failed = ({ status }: TellingSpan) => Number(status === STATUS_ERROR);

/** The places from a root down to a span: those above first, so that none is kept without them. */
function wayTo(spans: readonly TellingSpan[], place: number): number[] {
  const way = new Set<number>();
  for (let at = place, span = spans[at]; span && !way.has(at); at = span.parent ?? -1, span = spans[at])
    way.add(at);
  return [...way].toReversed();
}
