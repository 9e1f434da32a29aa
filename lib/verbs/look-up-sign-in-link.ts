import { parseInput } from "@/lib/wire/parse";
import type { SignInLinkState } from "@/lib/wire/people";
import { type Outcome, success } from "@/lib/wire/problem";

import type { DoorContext } from "./people-context";
import { lookUpLinkRequest } from "./people-input";

/** What using the owner's link would do, for who holds it. Changes nothing. */
export async function lookUpSignInLink(ctx: DoorContext, input: unknown): Promise<Outcome<SignInLinkState>> {
  const parsed = parseInput(lookUpLinkRequest, input);
  if (!parsed.ok) return parsed;
  const link = await ctx.signInLinks.find(ctx.secrets.digest(parsed.value.token));
  if (!link) return success({ state: "unknown" });
  if (link.usedAt) return success({ state: "used" });
  if (link.expiresAt <= ctx.now()) return success({ state: "expired" });
  const owner = await ctx.signInLinks.firstOwner();
  return success(owner ? { state: "owner", name: owner.name } : { state: "first_owner" });
}
