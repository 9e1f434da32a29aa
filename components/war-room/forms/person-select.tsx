import { Select } from "@/components/ui/select";
import type { ControlProps } from "@/components/ui/control";
import { useRoomActions } from "@/lib/client/room-context";
import type { PersonRef } from "@/lib/timeline/state";

export const NOBODY = "";

export interface PersonSelectProps {
  control: ControlProps;
  name: string;
  /** The id chosen at first. */
  chosen: string | undefined;
  /** What "nobody" is called here. */
  nobody: string;
}

/** One of the people, oneself first. */
export function PersonSelect({ control, name, chosen, nobody }: PersonSelectProps) {
  const { people, me } = useRoomActions();
  const others = people
    .filter(({ id }) => id !== me.id)
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <Select {...control} name={name} defaultValue={chosen ?? NOBODY}>
      <option value={NOBODY}>{nobody}</option>
      <option value={me.id}>{me.name} (me)</option>
      {others.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </Select>
  );
}

/** The person of that id, without anything more; null for nobody. */
export function personOf(people: readonly PersonRef[], id: string): PersonRef | null {
  const person = people.find((each) => each.id === id);
  return person ? { id: person.id, name: person.name } : null;
}
