import type { KnownEvent } from "./event";
import type { EventType } from "./payloads";
import type { Phrase } from "./phrase";
import type { RoomState } from "./state";

/** What the timeline can be narrowed to, in the order of the filter. */
export const groups = [
  "notes",
  "updates",
  "decisions",
  "state",
  "people",
  "tasks",
  "evidence",
  "hypotheses",
  "alerts",
  "changes",
  "investigations",
  "record",
] as const;
export type Group = (typeof groups)[number];

export const groupWords: Readonly<Record<Group, string>> = {
  notes: "Notes",
  updates: "Updates",
  decisions: "Decisions",
  state: "Severity and status",
  people: "People and roles",
  tasks: "Tasks",
  evidence: "Pinned evidence",
  hypotheses: "Hypotheses",
  alerts: "Alerts",
  changes: "Changes",
  investigations: "Investigations",
  record: "Pins and corrections",
};

/** How an event reads: `Ana Berg` + line, and the words that it carries. */
export type Description = {
  /** What follows the actor's name. Empty where the body says it all. */
  line: Phrase;
  /** Markdown of its own, or words that stay as they are. */
  body?: string;
  /** Code has written the body, with words of telemetry in it: no sign in it is Markdown. */
  bodyIsPlain?: boolean;
  /** Why, in the words of the person who gave it: plain text. */
  reason?: string | undefined;
};

/** One type's entry: where it belongs, whether it is noise, and its one line. */
export type TimelineEntry<T extends EventType> = {
  group: Group;
  /** Noise: folded away where several stand together. Of machines: only where code has written it, which is quick at it. */
  minor: boolean | "of machines";
  describe: (event: KnownEvent<T>, state: RoomState) => Description;
};

export type TimelineEntries<T extends EventType = EventType> = { [K in T]: TimelineEntry<K> };
