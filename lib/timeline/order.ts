import type { IncidentEvent } from "./event";
import type { RoomState } from "./state";

type Corrections = RoomState["corrections"];

/** When an event happened, as last corrected: ISO 8601. */
export function happenedAt(event: IncidentEvent, corrections: Corrections): string {
  const own = corrections[event.seq];
  if (!own) return event.occurredAt;
  return own.findLast(({ occurredAt }) => occurredAt !== null)?.occurredAt ?? event.occurredAt;
}

/** A log in the order in which its events happened. Keep it, to order the same log with more events cheaply. */
export type Ordered = {
  source: readonly IncidentEvent[];
  corrections: Corrections;
  events: readonly IncidentEvent[];
};

export const nothingOrdered: Ordered = { source: [], corrections: {}, events: [] };

/** How many events two lists begin with in common. */
export function commonStart(one: readonly IncidentEvent[], other: readonly IncidentEvent[]): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one[at] === other[at]) at++;
  return at;
}

/** Above this many newcomers, sorting all is cheaper than finding each its place. */
const MANY = 64;

/** Sorts by when things happened, then by seq. What `previous` has sorted already is not sorted again. */
export function order(
  previous: Ordered,
  source: readonly IncidentEvent[],
  corrections: Corrections,
): Ordered {
  if (previous.source === source && previous.corrections === corrections) return previous;
  const grown =
    previous.corrections === corrections && commonStart(previous.source, source) === previous.source.length;
  const sorted = grown ? previous.events : [];
  const newcomers = grown ? source.slice(previous.source.length) : source;
  return { source, corrections, events: merged(sorted, newcomers, corrections) };
}

function merged(
  sorted: readonly IncidentEvent[],
  newcomers: readonly IncidentEvent[],
  corrections: Corrections,
): readonly IncidentEvent[] {
  if (newcomers.length > MANY)
    return [...sorted, ...newcomers]
      .map((event) => ({ event, at: happenedAt(event, corrections) }))
      .sort((one, other) => compare(one.at, other.at) || one.event.seq - other.event.seq)
      .map(({ event }) => event);
  const events = [...sorted];
  for (const event of newcomers) insert(events, event, corrections);
  return events;
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** Nearly every event belongs at the end: looking from there finds its place at once. */
function insert(events: IncidentEvent[], event: IncidentEvent, corrections: Corrections): void {
  const at = happenedAt(event, corrections);
  const last = events.at(-1);
  if (!last || !isAfter(last, at, event.seq, corrections)) {
    events.push(event);
    return;
  }
  let [low, high] = [0, events.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const probe = events[middle];
    if (probe && isAfter(probe, at, event.seq, corrections)) high = middle;
    else low = middle + 1;
  }
  events.splice(low, 0, event);
}

function isAfter(event: IncidentEvent, at: string, seq: number, corrections: Corrections): boolean {
  const own = happenedAt(event, corrections);
  return own === at ? event.seq > seq : own > at;
}

/** The ordered log with a few more events put in their places, as what is still pending. */
export function withMore(
  ordered: Ordered,
  more: readonly IncidentEvent[],
  corrections: Corrections,
): readonly IncidentEvent[] {
  return more.length === 0 ? ordered.events : merged(ordered.events, more, corrections);
}
