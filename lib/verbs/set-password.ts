import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PeopleContext } from "./people-context";
import { setPasswordRequest } from "./people-input";
import { refuseWithout } from "./refuse-without";

const GUESSES = { limit: 10, windowSeconds: 300 };

/** Changes the actor's password, or gives them one. Ends all their other sessions. */
export async function setPassword(ctx: PeopleContext, input: unknown): Promise<Outcome<null>> {
  const refusal = refuseWithout(ctx.actor, "manage own account");
  if (refusal) return refusal;
  if (ctx.actor.kind !== "person") return failure("forbidden", "Sign in to change a password.");
  const parsed = parseInput(setPasswordRequest, input);
  if (!parsed.ok) return parsed;
  const { current, password } = parsed.value;
  const { id, sessionId } = ctx.actor;

  const hash = await ctx.credentials.passwordHash(id);
  if (hash !== null) {
    const proven = await prove(ctx, { hash, personId: id, password: current });
    if (!proven.ok) return proven;
  }
  const passwordHash = await ctx.passwords.hash(password);
  await ctx.credentials.setPassword({ userId: id, passwordHash, keepSessionId: sessionId });
  return success(null);
}

type Proof = { hash: string; personId: string; password: string | undefined };

/** A stolen session must not be able to guess its way to the password. */
async function prove(
  { attempts, passwords }: PeopleContext,
  { hash, personId, password }: Proof,
): Promise<Outcome<null>> {
  const key = `password:${personId}`;
  const attempt = await attempts.count(key, GUESSES);
  if (!attempt.allowed)
    return failure("rate_limited", "Too many wrong passwords: wait a moment.", {
      retryAfterSeconds: attempt.retryAfterSeconds,
    });
  if (password === undefined || !(await passwords.verify({ hash, password })))
    return failure("invalid", "The current password is wrong.", {
      errors: [{ path: "current", reason: "is not the current password" }],
    });
  await attempts.forget(key);
  return success(null);
}
