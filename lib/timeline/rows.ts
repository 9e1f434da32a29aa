import { isMinor } from "./describe";
import type { IncidentEvent } from "./event";
import { commonStart, happenedAt } from "./order";
import type { RoomState } from "./state";
import { dayOf, hourOf, type Zone } from "./zone";

/** One line of the timeline. `key` stays the same from pending to durable. */
export type Row =
  | { kind: "day"; key: string; day: number }
  | { kind: "hour"; key: string; atMs: number }
  /** What stands below it was written since this person left. */
  | { kind: "since"; key: string }
  | EventRow
  | { kind: "quiet"; key: string; events: readonly IncidentEvent[]; atMs: number; open: boolean };

export type EventRow = {
  kind: "event";
  key: string;
  event: IncidentEvent;
  atMs: number;
  /** Goes on from the note above, by the same person: the name need not be said again. */
  goesOn: boolean;
  /** One of several that could be folded, and has been unfolded. */
  unfolded: boolean;
};

export type RowOptions = {
  zone: Zone;
  corrections: RoomState["corrections"];
  /** Keys of quiet rows that the reader has opened. */
  opened: ReadonlySet<string>;
  /** The last event that this person had seen when they left; null draws no line. */
  seenSeq: number | null;
  /** False shows every event by itself, as under a filter that asks for just those. */
  fold: boolean;
};

/** Rows with what they were made from: keep it, to make the next ones cheaply. */
export type Rows = {
  rows: readonly Row[];
  events: readonly IncidentEvent[];
  options: RowOptions | null;
  /** Per row: the index of the first event that is below its top. */
  starts: readonly number[];
  /** The index of the last event above the "since" line, or -1. */
  lastSeen: number;
};

export const noRows: Rows = { rows: [], events: [], options: null, starts: [], lastSeen: -1 };

/** Fewer than this many minor events in a row are shown as they are. */
const QUIET_FROM = 3;
/** A note this soon after the one above, by the same person, goes on from it. */
const GOES_ON_MS = 5 * 60_000;

/** The lines of a timeline. Rows above the first event that changed are taken over as they are. */
export function rowsOf(previous: Rows, events: readonly IncidentEvent[], options: RowOptions): Rows {
  if (previous.options === options && previous.events === events) return previous;
  const { seenSeq } = options;
  const lastSeen = seenSeq === null ? -1 : events.findLastIndex(({ seq }) => seq <= seenSeq);
  const reusable = previous.options === options && previous.lastSeen === lastSeen;
  const kept = reusable ? firstToRedo(previous, commonStart(previous.events, events)) : 0;
  const builder = new RowBuilder(previous.rows.slice(0, kept), previous.starts.slice(0, kept), {
    events,
    options,
    lastSeen,
  });
  for (let index = kept === 0 ? 0 : (previous.starts[kept] ?? 0); index < events.length;)
    index = builder.take(index);
  return { rows: builder.rows, events, options, starts: builder.starts, lastSeen };
}

/** Steps back over whatever the first changed event may change above itself: a fold, a mark, a line. */
function firstToRedo({ rows, starts }: Rows, same: number): number {
  if (same === 0) return 0;
  let at = rows.length;
  while (at > 0 && (starts[at - 1] ?? 0) >= same) at--;
  while (at > 0) {
    at--;
    const row = rows[at];
    if (row?.kind === "event" && !row.unfolded && !isMinor(row.event)) break;
  }
  // Its marks stand directly above it.
  while (at > 0 && starts[at - 1] === starts[at]) at--;
  return at;
}

type Source = { events: readonly IncidentEvent[]; options: RowOptions; lastSeen: number };

class RowBuilder {
  readonly rows: Row[];
  readonly starts: number[];
  readonly #source: Source;
  /** The event above the one that is next, and when it happened. */
  #above: { event: IncidentEvent; atMs: number } | null;

  constructor(rows: Row[], starts: number[], source: Source) {
    this.rows = rows;
    this.starts = starts;
    this.#source = source;
    const last = rows.findLast((row) => row.kind === "event" || row.kind === "quiet");
    const event = last?.kind === "quiet" ? last.events.at(-1) : last?.event;
    this.#above = event ? { event, atMs: this.#moment(event) } : null;
  }

  /** Adds what belongs to the event at `index`, and gives the index of the next one. */
  take(index: number): number {
    const { events, options } = this.#source;
    const event = events[index];
    if (!event) return events.length;
    const atMs = this.#moment(event);
    const apart = this.#mark(event, atMs, index);
    const run = options.fold ? this.#quietRun(index) : [];
    if (run.length < QUIET_FROM) {
      this.#addEvent(event, atMs, index, { goesOn: !apart && this.#goesOn(event, atMs), unfolded: false });
      return index + 1;
    }
    const key = `quiet ${event.commandId}`;
    const open = options.opened.has(key);
    this.#add({ kind: "quiet", key, events: run, atMs, open }, index);
    for (const [offset, each] of run.entries()) {
      const moment = this.#moment(each);
      if (open) this.#addEvent(each, moment, index + offset, { goesOn: false, unfolded: true });
      else this.#above = { event: each, atMs: moment };
    }
    return index + run.length;
  }

  #moment(event: IncidentEvent): number {
    return Date.parse(happenedAt(event, this.#source.options.corrections));
  }

  #add(row: Row, start: number): void {
    this.rows.push(row);
    this.starts.push(start);
  }

  #addEvent(
    event: IncidentEvent,
    atMs: number,
    index: number,
    more: { goesOn: boolean; unfolded: boolean },
  ): void {
    this.#add({ kind: "event", key: event.commandId, event, atMs, ...more }, index);
    this.#above = { event, atMs };
  }

  /** Draws a new day, a new hour and the line above what is new; true where there was one. */
  #mark(event: IncidentEvent, atMs: number, index: number): boolean {
    const { zone, seenSeq } = this.#source.options;
    const aboveMs = this.#above?.atMs ?? null;
    const day = dayOf(zone, atMs);
    const newDay = aboveMs === null || dayOf(zone, aboveMs) !== day;
    const newHour = aboveMs === null || hourOf(zone, aboveMs) !== hourOf(zone, atMs);
    const line = seenSeq !== null && index > 0 && index === this.#source.lastSeen + 1;
    if (newDay) this.#add({ kind: "day", key: `day ${event.commandId}`, day }, index);
    else if (newHour) this.#add({ kind: "hour", key: `hour ${event.commandId}`, atMs }, index);
    if (line) this.#add({ kind: "since", key: "since" }, index);
    return newDay || newHour || line;
  }

  #goesOn(event: IncidentEvent, atMs: number): boolean {
    const above = this.#above;
    return (
      above?.event.type === "note_added" &&
      event.type === "note_added" &&
      event.payload !== null &&
      above.event.actor.id === event.actor.id &&
      atMs - above.atMs < GOES_ON_MS
    );
  }

  /** The minor events from `index` on that stand together in one hour. */
  #quietRun(index: number): readonly IncidentEvent[] {
    const { events, options, lastSeen } = this.#source;
    const run: IncidentEvent[] = [];
    let hour: number | null = null;
    for (let at = index; at < events.length; at++) {
      const event = events[at];
      if (!event || !isMinor(event)) break;
      const own = hourOf(options.zone, this.#moment(event));
      const parted = at > index && (own !== hour || (options.seenSeq !== null && at === lastSeen + 1));
      if (parted) break;
      hour = own;
      run.push(event);
    }
    return run;
  }
}
