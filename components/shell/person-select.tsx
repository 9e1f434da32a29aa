import { Select } from "@/components/ui/select";
import type { ControlProps } from "@/components/ui/control";
import { useRoomActions } from "@/lib/client/room-context";
import type { PersonRef } from "@/lib/timeline/state";

/** Chosen on purpose: no person has such an id. */
export const NOBODY = "(nobody)";
/** Nothing has been chosen yet. */
export const UNCHOSEN = "";

export interface PersonSelectProps {
  control: ControlProps;
  name: string;
  /** The id chosen at first, `NOBODY` or `UNCHOSEN`. */
  chosen: string;
  /** What "nobody" is called here, where it can be chosen. */
  nobody?: string | undefined;
  /** The id of whoever is not to choose from. */
  without?: string | undefined;
}

/** One of the people, oneself first. */
export function PersonSelect({ control, name, chosen, nobody, without }: PersonSelectProps) {
  const { people, me } = useRoomActions();
  const others = people
    .filter(({ id }) => id !== me.id && id !== without)
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <Select {...control} name={name} defaultValue={chosen}>
      {chosen === UNCHOSEN && <option value={UNCHOSEN}>Choose</option>}
      {chosen === NOBODY && nobody && <option value={NOBODY}>{nobody}</option>}
      {me.id !== without && <option value={me.id}>{me.name} (me)</option>}
      {others.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
      {chosen !== NOBODY && nobody && <option value={NOBODY}>{nobody}</option>}
    </Select>
  );
}

/** The person of that id, without anything more; null for nobody. */
export function personOf(people: readonly PersonRef[], id: string): PersonRef | null {
  const person = people.find((each) => each.id === id);
  return person ? { id: person.id, name: person.name } : null;
}
