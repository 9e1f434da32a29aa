import { groupOf, plainText } from "./describe";
import { type Group, groups } from "./timeline-entry";
import type { IncidentEvent } from "./event";
import type { RoomState } from "./state";

/** What of the timeline is shown. Nothing chosen narrows nothing. */
export type TimelineFilter = {
  groups: readonly Group[];
  /** Ids of actors. */
  people: readonly string[];
  text: string;
  pinned: boolean;
};

export const everything: TimelineFilter = { groups: [], people: [], text: "", pinned: false };

export function isNarrowed({ groups: chosen, people, text, pinned }: TimelineFilter): boolean {
  return chosen.length > 0 || people.length > 0 || text !== "" || pinned;
}

const list = (value: string | null) => (value ?? "").split(",").filter((word) => word !== "");

/** Reads a filter from an address. What it does not know narrows nothing, so that an old link still opens. */
export function parseTimelineFilter(params: URLSearchParams): TimelineFilter {
  const asked = list(params.get("kind"));
  return {
    groups: groups.filter((group) => asked.includes(group)),
    people: list(params.get("by")),
    text: params.get("q") ?? "",
    pinned: params.get("pinned") === "1",
  };
}

/** Writes a filter over the parameters of an address; other parameters stay. */
export function withTimelineFilter(params: URLSearchParams, filter: TimelineFilter): URLSearchParams {
  const next = new URLSearchParams(params);
  const set = (name: string, value: string) => (value === "" ? next.delete(name) : next.set(name, value));
  set("kind", groups.filter((group) => filter.groups.includes(group)).join(","));
  set("by", filter.people.join(","));
  set("q", filter.text);
  set("pinned", filter.pinned ? "1" : "");
  return next;
}

const searchable = new WeakMap<IncidentEvent, string>();

/** The words of an event as it stands in the log, in lower case; read once per event. */
function wordsOf(event: IncidentEvent, state: RoomState): string {
  const known = searchable.get(event);
  if (known !== undefined) return known;
  const words = plainText(event, state).toLowerCase();
  searchable.set(event, words);
  return words;
}

/** Says of each event whether the filter lets it through. A corrected note is found by either version's words. */
function matcher(filter: TimelineFilter, state: RoomState): (event: IncidentEvent) => boolean {
  const chosen = new Set<Group>(filter.groups);
  const people = new Set(filter.people);
  const pins = new Set(state.pins);
  const asked = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");

  const says = (event: IncidentEvent) => {
    const later = state.corrections[event.seq]?.map(({ markdown }) => markdown?.toLowerCase() ?? "") ?? [];
    return asked.every((word) => [wordsOf(event, state), ...later].some((words) => words.includes(word)));
  };
  return (event) =>
    (chosen.size === 0 || chosen.has(groupOf(event.type))) &&
    (people.size === 0 || people.has(event.actor.id)) &&
    (!filter.pinned || pins.has(event.seq)) &&
    (asked.length === 0 || says(event));
}

/** The events that the filter lets through, in the order given. */
export function narrow(
  events: readonly IncidentEvent[],
  filter: TimelineFilter,
  state: RoomState,
): readonly IncidentEvent[] {
  return isNarrowed(filter) ? events.filter(matcher(filter, state)) : events;
}
