import { type PresentPerson, type RoomView, roomViews } from "@/lib/wire/live";

/** Names that one message carries; beyond that there is only a count. */
export const MOST_NAMES = 50;

/** What one connection says of its person. `since` orders what was said: the latest counts. */
export type Attendance = {
  person: { id: string; name: string };
  view: RoomView;
  idle: boolean;
  since: number;
};

/** Who is in a room, as one node, or all together, can tell. */
export type Roster = { people: readonly PresentPerson[]; total: number };

export const emptyRoster: Roster = { people: [], total: 0 };

/** One line per person, however many tabs: the tab that was touched last tells where they look. */
export function rosterOf(attendances: Iterable<Attendance>): Roster {
  const latest = new Map<string, Attendance>();
  for (const one of attendances) {
    const known = latest.get(one.person.id);
    if (!known || isCloser(one, known)) latest.set(one.person.id, one);
  }
  const people = Array.from(latest.values(), ({ person: { id, name }, view, idle }) => ({
    id,
    name,
    view,
    idle,
  }));
  return { people: inOrder(people).slice(0, MOST_NAMES), total: people.length };
}

function isCloser(one: Attendance, known: Attendance): boolean {
  return one.idle === known.idle ? one.since > known.since : known.idle;
}

/** What all nodes together say: a person who is on two nodes is there once, awake if awake on one. */
export function mergeRosters(rosters: Iterable<Roster>): Roster {
  const people = new Map<string, PresentPerson>();
  let unnamed = 0;
  for (const roster of rosters) {
    unnamed += roster.total - roster.people.length;
    for (const person of roster.people) {
      const known = people.get(person.id);
      if (!known || (known.idle && !person.idle)) people.set(person.id, person);
    }
  }
  return { people: inOrder([...people.values()]).slice(0, MOST_NAMES), total: people.size + unnamed };
}

function inOrder(people: PresentPerson[]): PresentPerson[] {
  return people.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What a node tells the others about one room. */
export type PresenceNotice = { node: string; incidentId: string; roster: Roster };

/** PostgreSQL takes less than 8,000 bytes in one notification. */
const MOST_BYTES = 7_900;

/** A notice as short text, with as many names as fit. */
export function encodeNotice({ node, incidentId, roster }: PresenceNotice): string {
  for (let names = roster.people.length; ; names--) {
    const people = roster.people
      .slice(0, names)
      .map(({ id, name, view, idle }) => [id, name, roomViews.indexOf(view), idle ? 1 : 0]);
    const text = JSON.stringify([node, incidentId, roster.total, people]);
    if (names === 0 || Buffer.byteLength(text) <= MOST_BYTES) return text;
  }
}

/** Reads a notice back; null for what is none. */
export function decodeNotice(text: string): PresenceNotice | null {
  const value = parsed(text);
  if (!Array.isArray(value)) return null;
  const [node, incidentId, total, people]: unknown[] = value;
  if (typeof node !== "string" || typeof incidentId !== "string" || typeof total !== "number") return null;
  if (!Array.isArray(people)) return null;
  return { node, incidentId, roster: { people: people.flatMap(decodePerson), total } };
}

function decodePerson(value: unknown): PresentPerson[] {
  if (!Array.isArray(value)) return [];
  const [id, name, viewIndex, idle]: unknown[] = value;
  const view = typeof viewIndex === "number" ? roomViews[viewIndex] : undefined;
  if (typeof id !== "string" || typeof name !== "string" || !view) return [];
  return [{ id, name, view, idle: idle === 1 }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
