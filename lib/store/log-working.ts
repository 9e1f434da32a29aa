import type { IncidentEvent } from "@/lib/timeline/event";
import { blank, shapesState } from "@/lib/timeline/redaction";
import type { RoomState } from "@/lib/timeline/state";
import { isOfType, step } from "@/lib/timeline/step";

import type { NewEvent } from "./event-seal";
import { type LogEntry, recentEvent } from "./log-entry";
import { type LogUnit, placeOf, type Refold } from "./log-unit";

/** One incident's log while a batch for it is being put together: nothing of it is true until the commit. */
export type Working = {
  readonly entry: LogEntry;
  /** The state that the new events are folded onto: the entry's, unless a redaction has changed it. */
  base: RoomState;
  state: RoomState;
  hash: string;
  written: NewEvent[];
  /** Code units of their payloads. */
  size: number;
  /** commandIds of `written`. */
  commands: Map<string, number>;
  /** Stored events that lose their words. */
  blanks: Map<number, IncidentEvent>;
};

/** Thrown where a unit was prepared against a log that has moved on since: it has to be prepared again. */
export class Unprepared extends Error {
  override readonly name = "Unprepared";
}

export function workOn(entry: LogEntry): Working {
  const { state, hash } = entry;
  return { entry, base: state, state, hash, written: [], size: 0, commands: new Map(), blanks: new Map() };
}

/** A copy to try things on. */
export function fork(working: Working): Working {
  return {
    ...working,
    written: [...working.written],
    commands: new Map(working.commands),
    blanks: new Map(working.blanks),
  };
}

/** The seq that a commandId of this log has, where it has one. */
export function seqOfCommand({ entry, commands }: Working, commandId: string): number | undefined {
  return commands.get(commandId) ?? entry.commands.get(commandId);
}

/** An event of the log, redactions applied; null where there is none. Throws `Unprepared` where it is not at hand. */
export function eventAt(
  { entry, state, written }: Working,
  seq: number,
  unit: LogUnit,
): IncidentEvent | null {
  if (seq < 1 || seq > state.lastSeq) return null;
  const event =
    seq > entry.state.lastSeq
      ? written[seq - entry.state.lastSeq - 1]?.event
      : (recentEvent(entry, seq)?.event ?? unit.fetched.get(placeOf(entry.incidentId, seq)));
  if (!event) throw new Unprepared("An event that a draft refers to is not at hand.");
  return Object.hasOwn(state.redactions, seq) ? blank(event) : event;
}

/** Adds an event that the rules allow. */
export function write(working: Working, sealed: NewEvent, unit: LogUnit): void {
  const { event } = sealed;
  if (isOfType(event, "event_redacted")) redact(working, event.payload.targetSeq, unit);
  working.state = step(working.state, event);
  working.hash = event.hash;
  working.written.push(sealed);
  working.size += sealed.size;
  working.commands.set(event.commandId, event.seq);
}

function redact(working: Working, seq: number, unit: LogUnit): void {
  const { entry, written } = working;
  const target = eventAt(working, seq, unit);
  if (!target) return;
  const index = seq - entry.state.lastSeq - 1;
  const fresh = written[index];
  // First what can fail: a unit that has to come back must leave nothing behind.
  const shapes = shapesState(target);
  if (shapes && !fresh) working.base = refolded(working, unit.refolds.get(placeOf(entry.incidentId, seq)));
  if (fresh) written[index] = { ...fresh, event: blank(fresh.event), salt: null };
  else working.blanks.set(seq, blank(target));
  if (shapes) working.state = written.reduce((state, one) => step(state, one.event), working.base);
}

/** Brings a fold that was made beforehand, without the words of the target, up to where the batch begins. */
function refolded({ entry, base }: Working, prepared: Refold | undefined): RoomState {
  const outdated = new Unprepared("The log has moved on since a redaction was prepared.");
  if (!prepared || base !== entry.state) throw outdated;
  if (redactionsIn(prepared.state) !== redactionsIn(base)) throw outdated;
  let state = prepared.state;
  while (state.lastSeq < base.lastSeq) {
    const next = recentEvent(entry, state.lastSeq + 1);
    if (!next) throw outdated;
    state = step(state, next.event);
  }
  return state;
}

function redactionsIn({ redactions }: RoomState): number {
  return Object.keys(redactions).length;
}
