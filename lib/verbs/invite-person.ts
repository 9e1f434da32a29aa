import { grantableRoles } from "@/lib/policy/people-rules";
import { parseInput } from "@/lib/wire/parse";
import type { Invited } from "@/lib/wire/people";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { inviteRequest } from "./people-input";
import { presentInvitation } from "./present-people";
import { refuseWithout } from "./refuse-without";

const VALID_MS = 7 * 24 * 60 * 60 * 1_000;

/** Makes a one-time link by which somebody joins with a role. An earlier link to the same address ends. */
export async function invitePerson(ctx: PeopleContext, input: unknown): Promise<Outcome<Invited>> {
  const refusal = refuseWithout(ctx.actor, "manage people");
  if (refusal) return refusal;
  const parsed = parseInput(inviteRequest, input);
  if (!parsed.ok) return parsed;
  const { email, role } = parsed.value;
  if (!grantableRoles(ctx.actor).includes(role))
    return failure("forbidden", "Only an owner may invite an owner.");

  const now = ctx.now();
  const { secret, digest } = ctx.secrets.mint();
  const invitation = await ctx.invitations.create(
    {
      id: ctx.id(),
      tokenHash: digest,
      email,
      role,
      invitedBy: ctx.actor.id,
      expiresAt: new Date(now.getTime() + VALID_MS),
    },
    now,
  );
  if (!invitation)
    return failure("conflict", `${email} has an account already: change its role instead.`, {
      errors: [{ path: "email", reason: "has an account already" }],
    });
  return success({
    invitation: presentInvitation(invitation, { inviter: ctx.actor.name, now }),
    link: `${ctx.origin}/invite?token=${secret}`,
  });
}
