import { parseRole } from "@/lib/policy/actor";
import { grantableRoles } from "@/lib/policy/people-rules";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { refuseWithout } from "./refuse-without";

/** Ends an invitation: its link opens nothing any more. */
export async function revokeInvitation(ctx: PeopleContext, id: string): Promise<Outcome<null>> {
  const refusal = refuseWithout(ctx.actor, "manage people");
  if (refusal) return refusal;
  const invitation = await ctx.invitations.find(id);
  if (!invitation) return failure("not_found", "There is no such invitation.");
  if (!grantableRoles(ctx.actor).includes(parseRole(invitation.role)))
    return failure("forbidden", "Only an owner may revoke an owner's invitation.");
  return (await ctx.invitations.revoke(id, ctx.now()))
    ? success(null)
    : failure("conflict", "It has been accepted or revoked already.");
}
