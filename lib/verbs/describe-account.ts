import type { Account } from "@/lib/wire/people";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { presentAccount } from "./present-people";

/** Who the actor is and what they may do. */
export async function describeAccount(
  ctx: Pick<PeopleContext, "actor" | "credentials">,
): Promise<Outcome<Account>> {
  if (ctx.actor.kind === "machine") return failure("forbidden", "A machine has no account.");
  const hasPassword = (await ctx.credentials.passwordHash(ctx.actor.id)) !== null;
  return success(presentAccount(ctx.actor, { hasPassword }));
}
