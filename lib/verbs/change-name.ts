import { parseInput } from "@/lib/wire/parse";
import type { Account } from "@/lib/wire/people";
import type { Outcome } from "@/lib/wire/problem";

import { describeAccount } from "./describe-account";
import type { PeopleContext } from "./people-context";
import { changeNameRequest } from "./people-input";
import { refuseWithout } from "./refuse-without";

/** Changes the name that is shown beside what the actor does from now on. */
export async function changeName(ctx: PeopleContext, input: unknown): Promise<Outcome<Account>> {
  const refusal = refuseWithout(ctx.actor, "manage own account");
  if (refusal) return refusal;
  const parsed = parseInput(changeNameRequest, input);
  if (!parsed.ok) return parsed;
  const { name } = await ctx.people.rename(ctx.actor.id, parsed.value.name);
  return describeAccount({ ...ctx, actor: { ...ctx.actor, name } });
}
