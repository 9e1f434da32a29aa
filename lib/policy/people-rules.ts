import { failure, type Outcome, success } from "@/lib/wire/problem";

import { type Role, roles } from "./abilities";
import type { Actor } from "./actor";
import { can } from "./can";

/** What a change of a person has to be judged by. */
export type PersonStanding = { id: string; role: Role; disabled: boolean };

export type PersonChange = { role: Role } | { disabled: boolean };

/** Which roles somebody may give to others. */
export function grantableRoles(actor: Actor): readonly Role[] {
  if (!can(actor, "manage people")) return [];
  return can(actor, "manage owners") ? roles : roles.filter((role) => role !== "owner");
}

/** What of an inviter's open invitations outlives a change of the inviter: the roles that they may still give. */
export function grantableByRole(role: Role): readonly Role[] {
  return grantableRoles({ kind: "person", id: "", name: "", email: "", role, sessionId: "" });
}

/**
 * The person as changed, or why not. `activeOwners` counts those who can sign in: there must always be one.
 */
export function changePerson(
  actor: Actor,
  target: PersonStanding,
  change: PersonChange,
  activeOwners: number,
): Outcome<PersonStanding> {
  const after = { ...target, ...change };
  const grantable = grantableRoles(actor);
  if (!grantable.includes(target.role) || !grantable.includes(after.role))
    return failure("forbidden", "Only an owner may change owners.");
  if (after.role === target.role && after.disabled === target.disabled)
    return failure("unchanged", "That is how it is already.");
  if (after.disabled && target.id === actor.id)
    return failure("conflict", "Nobody can shut themselves out: ask another manager.");
  if (isActiveOwner(target) && !isActiveOwner(after) && activeOwners <= 1)
    return failure("conflict", "This is the last owner: make somebody else an owner first.");
  return success(after);
}

function isActiveOwner({ role, disabled }: PersonStanding): boolean {
  return role === "owner" && !disabled;
}
