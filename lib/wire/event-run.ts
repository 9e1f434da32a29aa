import type { EventActor, IncidentEvent } from "@/lib/timeline/event";

/**
 * Events of one incident as they cross the socket to everybody in its room: what they share is said once. With a
 * thousand readers, bytes are what a server is busy with.
 */
export type EventRun = {
  incidentId: string;
  /** Who wrote them, each once. */
  actors: readonly EventActor[];
  events: readonly PackedEvent[];
};

type PackedEvent = Omit<IncidentEvent, "incidentId" | "occurredAt" | "actor"> & {
  /** Left out where it is `recordedAt`. */
  occurredAt?: string;
  /** Index into `actors`. */
  actor: number;
};

/** Packs events of one incident, in their order. */
export function packEvents(incidentId: string, events: readonly IncidentEvent[]): EventRun {
  const actors: EventActor[] = [];
  const known = new Map<string, number>();
  const indexOf = (actor: EventActor): number => {
    const text = JSON.stringify(actor);
    const index = known.get(text) ?? actors.push(actor) - 1;
    known.set(text, index);
    return index;
  };
  const packed = events.map(({ seq, type, occurredAt, recordedAt, actor, payload, commandId, hash }) => ({
    seq,
    type,
    ...(occurredAt !== recordedAt && { occurredAt }),
    recordedAt,
    actor: indexOf(actor),
    payload,
    commandId,
    hash,
  }));
  return { incidentId, actors, events: packed };
}

/** The events as they were before `packEvents`; those whose actor is not there are left out. */
export function unpackEvents({ incidentId, actors, events }: EventRun): IncidentEvent[] {
  return events.flatMap(({ actor, ...event }) => {
    const who = actors[actor];
    return who ? [{ incidentId, occurredAt: event.recordedAt, ...event, actor: who }] : [];
  });
}
