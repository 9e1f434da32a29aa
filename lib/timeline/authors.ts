import type { IncidentEvent } from "./event";
import type { PersonRef } from "./state";

/** Keeps the list of those who have written in a log, by name, while the log grows. One per room on the screen. */
export function authorsDeriver(): (events: readonly IncidentEvent[]) => readonly PersonRef[] {
  let firstSeq = 0;
  let read = 0;
  let names = new Map<string, string>();
  let list: readonly PersonRef[] = [];
  return (events) => {
    const first = events[0]?.seq ?? 0;
    if (first !== firstSeq || events.length < read) [firstSeq, read, names, list] = [first, 0, new Map(), []];
    const before = names.size;
    for (; read < events.length; read++) {
      const actor = events[read]?.actor;
      if (actor && !names.has(actor.id)) names.set(actor.id, actor.name);
    }
    if (names.size !== before)
      list = [...names]
        .map(([id, name]) => ({ id, name }))
        .sort((one, other) => one.name.localeCompare(other.name));
    return list;
  };
}
