import type { PeopleList } from "@/lib/wire/people";
import { type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { presentPerson } from "./present-people";
import { refuseWithout } from "./refuse-without";

/** Everybody who has an account, by name. */
export async function listPeople(ctx: Pick<PeopleContext, "actor" | "people">): Promise<Outcome<PeopleList>> {
  const refusal = refuseWithout(ctx.actor, "read incidents");
  if (refusal) return refusal;
  const people = await ctx.people.list();
  return success({ people: people.map((person) => presentPerson(person, ctx.actor)) });
}
