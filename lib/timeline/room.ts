import type { IncidentEvent } from "./event";
import { blank, shapesState } from "./redaction";
import { emptyState, type RoomState } from "./state";
import { isOfType, step } from "./step";

/**
 * What a reader of the log holds: a gapless prefix, its fold, and whatever arrived ahead of a gap.
 * Events may come in any order, twice, or late: rooms that have seen the same events are equal.
 */
export type Room = {
  incidentId: string;
  /** Events 1 … n, redactions applied. */
  events: readonly IncidentEvent[];
  state: RoomState;
  /** Events beyond the first gap, by seq. */
  ahead: ReadonlyMap<number, IncidentEvent>;
};

export function emptyRoom(incidentId: string): Room {
  return { incidentId, events: [], state: emptyState(incidentId), ahead: new Map() };
}

/** Takes in events in any order; the same events in any order give an equal room. */
export function advance(room: Room, incoming: Iterable<IncidentEvent>): Room {
  const ahead = new Map(room.ahead);
  for (const event of incoming)
    if (event.incidentId === room.incidentId && event.seq > room.events.length && !ahead.has(event.seq))
      ahead.set(event.seq, event);

  const next: IncidentEvent[] = [];
  for (let seq = room.events.length + 1; ; seq++) {
    const event = ahead.get(seq);
    if (!event) break;
    next.push(event);
    ahead.delete(seq);
  }
  if (next.length === 0) return ahead.size === room.ahead.size ? room : { ...room, ahead };

  const joined = [...room.events, ...next];
  let base: RoomState | null = room.state;
  for (const seq of redactedBy(next)) {
    const target = joined[seq - 1];
    if (!target) continue;
    // Words that the known state was made from: it has to be made again without them.
    if (seq <= room.events.length && shapesState(target)) base = null;
    joined[seq - 1] = blank(target);
  }
  const state = base ? joined.slice(room.events.length).reduce(step, base) : fold(room.incidentId, joined);
  return { ...room, events: joined, ahead, state };
}

/** Seqs that lose their words. Nothing can redact what comes after it. */
function redactedBy(events: readonly IncidentEvent[]): number[] {
  return events.flatMap((event) =>
    isOfType(event, "event_redacted") && event.payload.targetSeq < event.seq ? [event.payload.targetSeq] : [],
  );
}

/** The state after a whole log whose redactions have been applied already. */
export function fold(incidentId: string, events: readonly IncidentEvent[]): RoomState {
  return events.reduce(step, emptyState(incidentId));
}

/** The first missing range, [after, before) as seqs, or null where the log is whole. */
export function gap(room: Room): { after: number; before: number } | null {
  if (room.ahead.size === 0) return null;
  let before = Infinity;
  for (const seq of room.ahead.keys()) before = Math.min(before, seq);
  return { after: room.events.length, before };
}
