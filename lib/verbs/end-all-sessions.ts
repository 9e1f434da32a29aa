import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { refuseWithout } from "./refuse-without";

/** Signs a person out everywhere: oneself, or for owners anybody. */
export async function endAllSessions(ctx: PeopleContext, personId: string): Promise<Outcome<null>> {
  const own = personId === ctx.actor.id;
  const refusal = refuseWithout(ctx.actor, own ? "manage own account" : "manage owners");
  if (refusal) return refusal;
  if (!own && !(await ctx.people.find(personId))) return failure("not_found", "There is no such person.");
  await ctx.sessions.endAll(personId);
  return success(null);
}
