import { AvatarGroup } from "@/components/ui/avatar-group";
import type { Presence } from "@/lib/client/use-presence";

/** Who has the postmortem open, as against those in the room. */
export function Here({ presence }: { presence: Presence }) {
  const people = presence.people.filter(({ view }) => view === "postmortem");
  return people.length === 0 ? null : <AvatarGroup people={people} label="Here now" />;
}
