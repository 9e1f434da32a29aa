import type { IncidentEvent } from "@/lib/timeline/event";
import { EVENTS_PER_MESSAGE } from "@/lib/wire/live";

/** About the most text in one message, in UTF-16 code units: a browser parses it without a stutter. */
const TEXT_PER_MESSAGE = 1024 * 1024;
/** What an event takes beside the words of a note. */
const ENVELOPE = 600;

/** Cuts a run of events into messages that are neither too many events nor too much text. */
export function frames(events: readonly IncidentEvent[]): IncidentEvent[][] {
  const all: IncidentEvent[][] = [];
  let frame: IncidentEvent[] = [];
  let text = 0;
  for (const event of events) {
    const length = ENVELOPE + wordsIn(event.payload);
    if (frame.length > 0 && (frame.length >= EVENTS_PER_MESSAGE || text + length > TEXT_PER_MESSAGE)) {
      all.push(frame);
      frame = [];
      text = 0;
    }
    frame.push(event);
    text += length;
  }
  if (frame.length > 0) all.push(frame);
  return all;
}

/** Notes and stakeholders' updates are the only payloads that can be long. */
function wordsIn(payload: unknown): number {
  if (typeof payload !== "object" || payload === null || !("markdown" in payload)) return 0;
  return typeof payload.markdown === "string" ? payload.markdown.length : 0;
}
