import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { refuseWithout } from "./refuse-without";

/** Revokes one of the actor's own tokens; what is connected by it is cut off. */
export async function revokeApiToken(ctx: PeopleContext, id: string): Promise<Outcome<null>> {
  const refusal = refuseWithout(ctx.actor, "manage own account");
  if (refusal) return refusal;
  return (await ctx.tokens.revoke({ id, userId: ctx.actor.id, at: ctx.now() }))
    ? success(null)
    : failure("not_found", "You have no such token.");
}
