import type { TokenList } from "@/lib/wire/people";
import { type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { presentToken } from "./present-people";
import { refuseWithout } from "./refuse-without";

/** The actor's own tokens that have not been revoked. */
export async function listApiTokens(ctx: PeopleContext): Promise<Outcome<TokenList>> {
  const refusal = refuseWithout(ctx.actor, "manage own account");
  if (refusal) return refusal;
  return success({ tokens: (await ctx.tokens.list(ctx.actor.id)).map(presentToken) });
}
