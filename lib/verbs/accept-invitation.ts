import { parseInput } from "@/lib/wire/parse";
import type { ClosedLink } from "@/lib/wire/people";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { whyClosed } from "./look-up-invitation";
import type { DoorContext } from "./people-context";
import { acceptInvitationRequest } from "./people-input";

/** Turns an invitation into an account with a password. Works once. Gives the id of the new person. */
export async function acceptInvitation(ctx: DoorContext, input: unknown): Promise<Outcome<string>> {
  const parsed = parseInput(acceptInvitationRequest, input);
  if (!parsed.ok) return parsed;
  const { token, name, password } = parsed.value;
  const tokenHash = ctx.secrets.digest(token);
  const now = ctx.now();
  const closed = whyClosed(await ctx.invitations.findByToken(tokenHash), now);
  if (closed) return closedLink(closed);

  const person = await ctx.invitations.accept(
    { tokenHash, at: now },
    { id: ctx.id(), name, passwordHash: await ctx.passwords.hash(password) },
  );
  if (person === "taken")
    return failure("conflict", "This address has an account by now: sign in with it instead.");
  return person ? success(person.id) : closedLink({ state: "used" });
}

const sentences: Readonly<Record<ClosedLink["state"], string>> = {
  used: "This link has been used already.",
  expired: "This link has run out: ask for a new one.",
  revoked: "This link has been revoked.",
  unknown: "This link opens nothing. Was it copied whole?",
};

/** What a closed link answers to who wants to use it. */
export function closedLink({ state }: ClosedLink): Outcome<never> {
  return failure(state === "unknown" ? "not_found" : "conflict", sentences[state]);
}
