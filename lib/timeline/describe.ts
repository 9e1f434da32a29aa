import { boardEntries } from "./describe-board";
import { factEntries } from "./describe-facts";
import { postmortemEntries } from "./describe-postmortem";
import { recordEntries } from "./describe-record";
import { taskEntries } from "./describe-tasks";
import type { IncidentEvent, KnownEvent } from "./event";
import type { EventType } from "./payloads";
import { phraseText } from "./phrase";
import type { RoomState } from "./state";
import { isKnown } from "./step";
import type { Description, Group, TimelineEntries, TimelineEntry } from "./timeline-entry";

/** The timeline's view of every type of event: adding a type is one entry. */
const entries: TimelineEntries = {
  ...factEntries,
  ...taskEntries,
  ...boardEntries,
  ...postmortemEntries,
  ...recordEntries,
};

function entryOf<T extends EventType>(type: T): TimelineEntry<T> {
  return entries[type];
}

function describeKnown<T extends EventType>(event: KnownEvent<T>, state: RoomState): Description {
  const entry: TimelineEntry<T> = entryOf(event.type);
  return entry.describe(event, state);
}

/** The one line of any event. Redacted and unknown ones say that they are. */
export function describe(event: IncidentEvent, state: RoomState): Description {
  if (isKnown(event)) return describeKnown(event, state);
  if (event.payload !== null)
    return { line: ["recorded ", { strong: event.type }, ", which this version does not know"] };
  const redaction = state.redactions[event.seq];
  return redaction
    ? {
        line: ["wrote something that ", { strong: redaction.by.name }, " redacted"],
        reason: redaction.reason,
      }
    : { line: ["wrote something that was redacted"] };
}

const known = (type: string): type is EventType => Object.hasOwn(entries, type);

/** Where an event belongs in the filter. A type that this version does not know is part of the record. */
export function groupOf(type: string): Group {
  return known(type) ? entryOf(type).group : "record";
}

export function isMinor({ type, actor }: Pick<IncidentEvent, "type" | "actor">): boolean {
  const minor = known(type) && entryOf(type).minor;
  return minor === "of machines" ? actor.kind === "machine" : minor;
}

/** Everything that an event says, as plain words: for search and for those who listen. */
export function plainText(event: IncidentEvent, state: RoomState): string {
  const { line, body, reason } = describe(event, state);
  return [event.actor.name, phraseText(line), body, reason].filter(Boolean).join(" ");
}
