import { plainWords } from "@/components/markdown/plain-words";
import { describe, isMinor } from "@/lib/timeline/describe";
import type { IncidentEvent } from "@/lib/timeline/event";
import { currentWords } from "@/lib/timeline/markdown";
import { phraseText } from "@/lib/timeline/phrase";
import type { RoomState } from "@/lib/timeline/state";
import { isOfType } from "@/lib/timeline/step";

const MOST_LETTERS = 90;
const MOST_RECENT = 30;
const DEEPEST_LOOK = 500;

/** What a person may rest evidence on: not the board's own entries, nor the record's housekeeping. */
const usable = new Set([
  "note_added",
  "alert_attached",
  "change_linked",
  "decision_made",
  "update_posted",
  "investigation_finished",
]);

/** An event on one line: who, what, and how its words begin. */
export function eventLine(event: IncidentEvent, state: RoomState): string {
  const { line, bodyIsPlain } = describe(event, state);
  const body = currentWords(event, state) ?? "";
  const words = [`#${event.seq}`, event.actor.name, phraseText(line), bodyIsPlain ? body : plainWords(body)];
  const text = words.filter(Boolean).join(" ").replaceAll(/\s+/g, " ");
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}

/** The words that a note can lend to a statement; empty for whatever is no note. */
export function wordsOf(event: IncidentEvent, state: RoomState): string {
  return isOfType(event, "note_added") ? (currentWords(event, state) ?? "") : "";
}

/** Events that evidence may rest on: what is pinned first, then the newest. */
export function sourceChoices(events: readonly IncidentEvent[], state: RoomState): readonly IncidentEvent[] {
  const recent = events
    .slice(-DEEPEST_LOOK)
    .filter((event) => event.payload !== null && usable.has(event.type) && !isMinor(event))
    .slice(-MOST_RECENT)
    .toReversed();
  const first = events[0]?.seq ?? 1;
  const pinned = state.pins.flatMap((seq) => events[seq - first] ?? []);
  return [...new Set([...pinned, ...recent])];
}
