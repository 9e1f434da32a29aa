import type { EventDraft } from "@/lib/timeline/event";
import type { EventType, Payloads } from "@/lib/timeline/payloads";
import type { PersonRef } from "@/lib/timeline/state";
import { failure, type Outcome, success } from "@/lib/wire/problem";

/** Who there is. */
export type PersonDirectory = {
  /** Names by id, of those ids that belong to a person. */
  names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

/** Called for each person in a payload; what it gives back takes their place. */
type Visit = (person: PersonRef, path: string) => PersonRef;
type Walk<T extends EventType> = (payload: Payloads[T], visit: Visit) => Payloads[T];

/** The people whom an event gives something: a role, a seat, a task, sight. */
const walks: { [T in EventType]?: Walk<T> } = {
  role_assigned: (payload, visit) => ({
    ...payload,
    person: payload.person && visit(payload.person, "payload.person.id"),
  }),
  responder_joined: ({ person }, visit) => ({ person: visit(person, "payload.person.id") }),
  task_added: (payload, visit) => ({
    ...payload,
    owner: payload.owner && visit(payload.owner, "payload.owner.id"),
  }),
  task_changed: (payload, visit) =>
    payload.owner ? { ...payload, owner: visit(payload.owner, "payload.owner.id") } : payload,
  access_changed: (payload, visit) => ({
    ...payload,
    people: payload.people.map((person, index) => visit(person, `payload.people.${index}.id`)),
  }),
};

function walk<T extends EventType>(draft: EventDraft<T>, visit: Visit): EventDraft<T> {
  const { type, payload }: { type: T; payload: Payloads[T] } = draft;
  const visitAll: Walk<T> | undefined = walks[type];
  return visitAll ? { ...draft, payload: visitAll(payload, visit) } : draft;
}

/** Puts each mentioned person's own name in place of what the caller called them; refuses strangers. */
export async function nameMentions(draft: EventDraft, people: PersonDirectory): Promise<Outcome<EventDraft>> {
  const mentioned: { id: string; path: string }[] = [];
  walk(draft, (person, path) => {
    mentioned.push({ id: person.id, path });
    return person;
  });
  if (mentioned.length === 0) return success(draft);
  const names = await people.names([...new Set(mentioned.map(({ id }) => id))]);
  const strangers = mentioned.filter(({ id }) => !names.has(id));
  if (strangers.length > 0)
    return failure("invalid", "Somebody named here is not a person of this Parallax.", {
      errors: strangers.map(({ path }) => ({ path, reason: "nobody has this id" })),
    });
  return success(walk(draft, ({ id, name }) => ({ id, name: names.get(id) ?? name })));
}
