import { changePerson as decide } from "@/lib/policy/people-rules";
import { parseInput } from "@/lib/wire/parse";
import type { PersonSummary } from "@/lib/wire/people";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { changePersonRequest } from "./people-input";
import { presentPerson } from "./present-people";
import { refuseWithout } from "./refuse-without";

/** Gives a person another role, shuts them out, or lets them in again. Their open connections follow at once. */
export async function changePerson(
  ctx: PeopleContext,
  personId: string,
  input: unknown,
): Promise<Outcome<PersonSummary>> {
  const refusal = refuseWithout(ctx.actor, "manage people");
  if (refusal) return refusal;
  const parsed = parseInput(changePersonRequest, input);
  if (!parsed.ok) return parsed;
  const change = parsed.value;
  const changed = await ctx.people.change({ id: personId, at: ctx.now() }, (standing, activeOwners) =>
    decide(ctx.actor, standing, change, activeOwners),
  );
  if (!changed) return failure("not_found", "There is no such person.");
  return changed.ok ? success(presentPerson(changed.value, ctx.actor)) : changed;
}
