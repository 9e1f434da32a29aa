import type { IncidentEvent } from "@/lib/timeline/event";
import { GENESIS } from "@/lib/timeline/hash-chain";
import { blank, shapesState } from "@/lib/timeline/redaction";
import { emptyState, type RoomState } from "@/lib/timeline/state";
import { isOfType, step } from "@/lib/timeline/step";

import type { LoadedEvent } from "./event-rows";

/** Newest events kept at hand per incident, for catching up and for what drafts refer to. */
const RECENT_EVENTS = 1_000;
const RECENT_SIZE = 2_000_000;

/** What an event costs in memory beside its payload, and a remembered commandId. Estimates, in bytes. */
const ENVELOPE_BYTES = 600;
const COMMAND_BYTES = 120;
const ENTRY_BYTES = 4_000;

/** A log as held in memory: folded, with what the next append needs. Changed only by the functions here. */
export type LogEntry = {
  readonly incidentId: string;
  state: RoomState;
  /** Of the newest event. */
  hash: string;
  /** The seq of every commandId in the log. */
  commands: Map<string, number>;
  /** The newest events, with no gap up to the head. */
  recent: LoadedEvent[];
  /** The seq of the oldest of them. */
  firstRecent: number;
  recentSize: number;
  /** Code units of payloads that the state holds on to. */
  stateSize: number;
};

export function emptyEntry(incidentId: string): LogEntry {
  return {
    incidentId,
    state: emptyState(incidentId),
    hash: GENESIS,
    commands: new Map(),
    recent: [],
    firstRecent: 1,
    recentSize: 0,
    stateSize: 0,
  };
}

/** Bytes, roughly. */
export function weightOf({ commands, recent, recentSize, stateSize }: LogEntry): number {
  return (
    ENTRY_BYTES +
    commands.size * COMMAND_BYTES +
    recent.length * ENVELOPE_BYTES +
    2 * (recentSize + stateSize)
  );
}

/** Takes in the next event of a log as it is stored, redactions applied. */
export function absorb(entry: LogEntry, one: LoadedEvent): void {
  entry.state = step(entry.state, one.event);
  remember(entry, one);
}

/**
 * Takes in what another node, or an append of ours, has added; what it has already is passed over.
 * False where it cannot: there is a gap, or a redaction changes what the fold was made from. Then the
 * entry is spoilt and has to be loaded anew.
 */
export function extend(entry: LogEntry, loaded: readonly LoadedEvent[]): boolean {
  for (const one of loaded) {
    if (one.event.seq <= entry.state.lastSeq) continue;
    if (one.event.seq !== entry.state.lastSeq + 1 || !forget(entry, one.event)) return false;
    absorb(entry, one);
  }
  return true;
}

/** As `extend`, with the state after these events known already. */
export function extendTo(entry: LogEntry, loaded: readonly LoadedEvent[], state: RoomState): boolean {
  if (loaded[0]?.event.seq !== entry.state.lastSeq + 1) return extend(entry, loaded);
  for (const one of loaded) {
    forget(entry, one.event);
    remember(entry, one);
  }
  entry.state = state;
  return true;
}

function remember(entry: LogEntry, one: LoadedEvent): void {
  entry.hash = one.event.hash;
  entry.commands.set(one.event.commandId, one.event.seq);
  entry.recent.push(one);
  entry.recentSize += one.size;
  if (shapesState(one.event)) entry.stateSize += one.size;
  if (entry.recent.length > 2 * RECENT_EVENTS || entry.recentSize > 2 * RECENT_SIZE) trim(entry);
}

/** Down to the limits; amortised over many events. */
function trim(entry: LogEntry): void {
  let from = Math.max(0, entry.recent.length - RECENT_EVENTS);
  let size = entry.recent.slice(from).reduce((sum, one) => sum + one.size, 0);
  for (; size > RECENT_SIZE && from < entry.recent.length - 1; from++) size -= entry.recent[from]?.size ?? 0;
  entry.recent = entry.recent.slice(from);
  entry.firstRecent += from;
  entry.recentSize = size;
}

/** Blanks what a redaction names. False where the state was made from those words. */
function forget(entry: LogEntry, event: IncidentEvent): boolean {
  if (!isOfType(event, "event_redacted") || event.payload.targetSeq >= event.seq) return true;
  const { targetSeq } = event.payload;
  const target = recentEvent(entry, targetSeq);
  if (!target) return false;
  entry.recent[targetSeq - entry.firstRecent] = { event: blank(target.event), size: 0 };
  return !shapesState(target.event);
}

export function recentEvent(entry: LogEntry, seq: number): LoadedEvent | undefined {
  return entry.recent[seq - entry.firstRecent];
}

/** Events with after < seq < before, where all that exist of them are at hand; else null. */
export function recentRange(
  entry: LogEntry,
  { after, before, limit }: { after: number; before: number; limit: number },
): IncidentEvent[] | null {
  const from = after + 1 - entry.firstRecent;
  if (from < 0) return null;
  return entry.recent
    .slice(from, Math.min(before - entry.firstRecent, from + limit))
    .map(({ event }) => event);
}
