import type { IncidentEvent, KnownEvent } from "../../timeline/event";
import { happenedAt, nothingOrdered, order } from "../../timeline/order";
import type { EventType } from "../../timeline/payloads";
import type { Room } from "../../timeline/room";
import { lookup, type MilestoneMark, type RoomState } from "../../timeline/state";
import { isKnown, isOfType } from "../../timeline/step";
import { span } from "../../timeline/span";
import type { Milestone } from "../../timeline/vocabulary";

/** An incident's log as a draft reads it. */
export type Story = {
  state: RoomState;
  /** What this version knows and nobody has redacted, in the order in which it happened. */
  events: readonly KnownEvent[];
  /** Of one type, in that order. */
  of: <T extends EventType>(type: T) => readonly KnownEvent<T>[];
  /** When an event happened, as last corrected: ISO 8601. */
  at: (event: IncidentEvent) => string;
  /** The event of that seq, where it may be read. */
  event: (seq: number) => KnownEvent | undefined;
  mark: (milestone: Milestone) => MilestoneMark | undefined;
  /** "14:02 UTC", with its day where that is not the first of the incident. */
  when: (iso: string) => string;
  /** How many events the log has, all counted. */
  length: number;
};

/** Reads a room whose redactions have been applied. */
export function storyOf({ state, events: log }: Pick<Room, "state" | "events">): Story {
  const events = order(nothingOrdered, log, state.corrections).events.filter(isKnown);
  const at = (event: IncidentEvent) => happenedAt(event, state.corrections);
  const mark = (milestone: Milestone) => lookup<MilestoneMark>(state.milestones, milestone);
  const began = mark("impact_started")?.at ?? mark("detected")?.at ?? (events[0] ? at(events[0]) : "");
  const kinds = new Map<string, IncidentEvent[]>();
  for (const event of events) {
    const kind = kinds.get(event.type);
    if (kind) kind.push(event);
    else kinds.set(event.type, [event]);
  }
  return {
    state,
    events,
    of: <T extends EventType>(type: T) =>
      (kinds.get(type) ?? []).filter((event): event is KnownEvent<T> => isOfType(event, type)),
    at,
    event: (seq) => {
      const event = log[seq - 1];
      return event && isKnown(event) ? event : undefined;
    },
    mark,
    when: (iso) => (iso.slice(0, 10) === began.slice(0, 10) ? `${iso.slice(11, 16)} UTC` : dated(iso)),
    length: log.length,
  };
}

/** "2026-11-22 14:02 UTC". */
const dated = (iso: string): string => `${iso.slice(0, 16).replace("T", " ")} UTC`;

/** The last of its type, by when it was written: what counts now. */
export function latest<T extends EventType>(story: Story, type: T): KnownEvent<T> | undefined {
  return story
    .of(type)
    .reduce<KnownEvent<T> | undefined>(
      (last, event) => (last && last.seq > event.seq ? last : event),
      undefined,
    );
}

/** Milliseconds from one moment to another. */
export const between = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/** "12 min after it", or "12 min before it". */
export function distance(from: string, to: string, it: string): string {
  const ms = between(from, to);
  if (Math.abs(ms) < 1_000) return `as soon as ${it}`;
  return `${span(Math.abs(ms))} ${ms < 0 ? "before" : "after"} ${it}`;
}
