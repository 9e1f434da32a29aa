import type { SessionList } from "@/lib/wire/people";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { presentSession } from "./present-people";
import { refuseWithout } from "./refuse-without";

/** Where a person is signed in: oneself, or for owners anybody. */
export async function listSessions(ctx: PeopleContext, personId: string): Promise<Outcome<SessionList>> {
  const own = personId === ctx.actor.id;
  const refusal = refuseWithout(ctx.actor, own ? "manage own account" : "manage owners");
  if (refusal) return refusal;
  if (!own && !(await ctx.people.find(personId))) return failure("not_found", "There is no such person.");
  const current = ctx.actor.kind === "person" ? ctx.actor.sessionId : null;
  const sessions = await ctx.sessions.list(personId, ctx.now());
  return success({ sessions: sessions.map((session) => presentSession(session, current)) });
}
