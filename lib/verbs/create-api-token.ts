import { parseInput } from "@/lib/wire/parse";
import type { CreatedToken } from "@/lib/wire/people";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { createTokenRequest } from "./people-input";
import { presentToken } from "./present-people";
import { refuseWithout } from "./refuse-without";

const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST_TOKENS = 100;

/** Makes an API token for the actor. Its secret is in the answer and nowhere else. */
export async function createApiToken(ctx: PeopleContext, input: unknown): Promise<Outcome<CreatedToken>> {
  const refusal = refuseWithout(ctx.actor, "manage own account");
  if (refusal) return refusal;
  const parsed = parseInput(createTokenRequest, input);
  if (!parsed.ok) return parsed;
  const { name, scopes, expiresInDays } = parsed.value;
  if ((await ctx.tokens.list(ctx.actor.id)).length >= MOST_TOKENS)
    return failure("conflict", `Nobody needs more than ${MOST_TOKENS} tokens: revoke some first.`);

  const createdAt = ctx.now();
  const { id, token, secretHash } = ctx.secrets.mintToken();
  const stored = await ctx.tokens.create({
    id,
    userId: ctx.actor.id,
    name,
    secretHash,
    scopes: [...scopes],
    createdAt,
    expiresAt: expiresInDays === null ? null : new Date(createdAt.getTime() + expiresInDays * DAY_MS),
  });
  return success({ token: presentToken(stored), secret: token });
}
