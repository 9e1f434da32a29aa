import { can } from "@/lib/policy/can";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { refuseWithout } from "./refuse-without";

const none = failure("not_found", "There is no such session.");

/** Signs somebody out in one place: oneself, or for owners anybody. Others' sessions do not exist to the rest. */
export async function endSession(ctx: PeopleContext, sessionId: string): Promise<Outcome<null>> {
  const refusal = refuseWithout(ctx.actor, "manage own account");
  if (refusal) return refusal;
  const personId = await ctx.sessions.personOf(sessionId);
  if (personId !== ctx.actor.id && !can(ctx.actor, "manage owners")) return none;
  return (await ctx.sessions.end(sessionId)) ? success(null) : none;
}
