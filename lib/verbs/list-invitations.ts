import type { InvitationList } from "@/lib/wire/people";
import { type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { presentInvitation } from "./present-people";
import { refuseWithout } from "./refuse-without";

/** The invitations that nobody has accepted or revoked. */
export async function listInvitations(ctx: PeopleContext): Promise<Outcome<InvitationList>> {
  const refusal = refuseWithout(ctx.actor, "manage people");
  if (refusal) return refusal;
  const invitations = await ctx.invitations.list();
  const names = await ctx.people.names([...new Set(invitations.map(({ invitedBy }) => invitedBy))]);
  const now = ctx.now();
  return success({
    invitations: invitations.map((invitation) =>
      presentInvitation(invitation, { inviter: names.get(invitation.invitedBy), now }),
    ),
  });
}
