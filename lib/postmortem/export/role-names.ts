import type { IncidentEvent, KnownEvent } from "../../timeline/event";
import { isKnown } from "../../timeline/step";
import { roleWords } from "../../timeline/words";

/** What stands in place of a text's names. */
export type Rename = (text: string) => string;

export const asTheyAre: Rename = (text) => text;

type Person = { id: string; name: string };

/** Parts of a name that are shorter are too often something else. */
const LEAST_PART = 3;

/**
 * Puts the roles of people in place of their names: "commander" for who held that role, "responder 2" for the second of
 * those who held none, "author" for who made a change. Known are those whom the log names: whole names in any case, and
 * parts of them as they are written. Nobody is known by a nickname, by initials or by an address.
 */
export function roleNames(events: readonly IncidentEvent[]): Rename {
  const known = events.filter(isKnown);
  const titles = new Map<string, string>();
  const named = titlesOf(known);
  for (const [name, title] of named) if (!titles.has(fold(name))) titles.set(fold(name), title);
  const parts = new Map<string, string>();
  for (const [name, title] of named)
    for (const part of name.split(/[\s.]+/))
      if (part.length >= LEAST_PART && /^\p{Lu}/u.test(part) && !parts.has(part)) parts.set(part, title);
  const all = [...new Set([...named.keys(), ...parts.keys()])].toSorted(
    (one, other) => other.length - one.length,
  );
  if (all.length === 0) return asTheyAre;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.map(literal).join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return (text) => text.replaceAll(pattern, (found) => titles.get(fold(found)) ?? parts.get(found) ?? found);
}

const fold = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, " ").trim();
const literal = (name: string): string =>
  name
    .trim()
    .replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, String.raw`\s+`);

/** By name, what stands for it. */
function titlesOf(events: readonly KnownEvent[]): ReadonlyMap<string, string> {
  const people = new Map<string, Person>();
  const roles = new Map<string, string[]>();
  const holds = new Set<string>();
  const authors = new Set<string>();
  for (const event of events) {
    if (event.actor.kind !== "machine") people.set(event.actor.id, event.actor);
    for (const person of namedIn(event)) people.set(person.id, person);
    if (event.type === "role_assigned" && event.payload.person && !holds.has(event.payload.person.id)) {
      holds.add(event.payload.person.id);
      roles.set(event.payload.role, [...(roles.get(event.payload.role) ?? []), event.payload.person.id]);
    }
    if (event.type === "change_linked" && event.payload.author !== undefined)
      authors.add(event.payload.author);
  }
  const titles = new Map<string, string>();
  const call = (ids: readonly string[], title: string, alone: string) => {
    for (const [index, id] of ids.entries()) {
      const name = people.get(id)?.name;
      if (name !== undefined && !titles.has(name))
        titles.set(name, ids.length === 1 ? alone : `${title} ${index + 1}`);
    }
  };
  for (const [role, ids] of roles) call(ids, roleWords(role), roleWords(role));
  call(
    [...people.keys()].filter((id) => !holds.has(id)),
    "responder",
    "responder 1",
  );
  for (const author of authors) if (!titles.has(author)) titles.set(author, "author");
  return titles;
}

/** People whom an event names beside who wrote it. */
function namedIn(event: KnownEvent): readonly Person[] {
  if (event.type === "access_changed") return event.payload.people;
  if (event.type === "responder_joined" || event.type === "responder_left") return [event.payload.person];
  if (event.type === "role_assigned") return event.payload.person ? [event.payload.person] : [];
  const owned =
    event.type === "task_added" || event.type === "task_changed" || event.type === "hypothesis_assigned";
  return owned && event.payload.owner ? [event.payload.owner] : [];
}
