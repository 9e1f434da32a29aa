import { parseRole } from "@/lib/policy/actor";
import type { StoredInvitation } from "@/lib/policy/people-ports";
import { parseInput } from "@/lib/wire/parse";
import type { ClosedLink, InvitationState } from "@/lib/wire/people";
import { type Outcome, success } from "@/lib/wire/problem";

import type { DoorContext } from "./people-context";
import { lookUpLinkRequest } from "./people-input";

/** What accepting an invitation would do, for who holds its link. Changes nothing. */
export async function lookUpInvitation(ctx: DoorContext, input: unknown): Promise<Outcome<InvitationState>> {
  const parsed = parseInput(lookUpLinkRequest, input);
  if (!parsed.ok) return parsed;
  const invitation = await ctx.invitations.findByToken(ctx.secrets.digest(parsed.value.token));
  const closed = whyClosed(invitation, ctx.now());
  if (!invitation || closed) return success(closed ?? { state: "unknown" });
  const names = await ctx.people.names([invitation.invitedBy]);
  return success({
    state: "open",
    email: invitation.email,
    role: parseRole(invitation.role),
    invitedBy: names.get(invitation.invitedBy) ?? "somebody",
    expiresAt: invitation.expiresAt.toISOString(),
  });
}

/** Why an invitation can no longer be accepted, or null where it can. */
export function whyClosed(invitation: StoredInvitation | null, now: Date): ClosedLink | null {
  if (!invitation) return { state: "unknown" };
  if (invitation.acceptedAt) return { state: "used" };
  if (invitation.revokedAt) return { state: "revoked" };
  return invitation.expiresAt <= now ? { state: "expired" } : null;
}
