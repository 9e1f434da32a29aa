import { type Ability, machineAbilities, roleAbilities, scopeAbilities } from "./abilities";
import type { Actor } from "./actor";

/** Does the actor have the ability at all? A token has what both its scopes and its person have. */
export function can(actor: Actor, ability: Ability): boolean {
  switch (actor.kind) {
    case "machine":
      return machineAbilities.includes(ability);
    case "person":
      return roleAbilities[actor.role].includes(ability);
    case "token":
      return (
        roleAbilities[actor.role].includes(ability) &&
        actor.scopes.some((scope) => scopeAbilities[scope].includes(ability))
      );
  }
}

/** Whether an incident is open to all, and if not, to whom. */
export type Access = { restricted: boolean; people: readonly { id: string }[] };

/** May the actor see this incident at all? Owners always may: somebody must be able to let others in. */
export function canSee(actor: Actor, access: Access): boolean {
  if (!can(actor, "read incidents")) return false;
  if (!access.restricted || actor.kind === "machine" || actor.role === "owner") return true;
  return access.people.some(({ id }) => id === actor.id);
}
