import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { closedLink } from "./accept-invitation";
import { lookUpSignInLink } from "./look-up-sign-in-link";
import type { DoorContext } from "./people-context";
import { signInLinkRequest } from "./people-input";

/** Spends the owner's one-time link. Makes the first owner where there is none. Gives the owner's id. */
export async function signInWithLink(ctx: DoorContext, input: unknown): Promise<Outcome<string>> {
  const parsed = parseInput(signInLinkRequest, input);
  if (!parsed.ok) return parsed;
  const { token, owner } = parsed.value;
  const found = await lookUpSignInLink(ctx, { token });
  if (!found.ok) return found;
  const { state } = found.value;
  if (state !== "first_owner" && state !== "owner") return closedLink({ state });

  const used = await ctx.signInLinks.use(
    { tokenHash: ctx.secrets.digest(token), at: ctx.now() },
    owner && {
      id: ctx.id(),
      name: owner.name,
      email: owner.email,
      passwordHash: await ctx.passwords.hash(owner.password),
    },
  );
  switch (used.kind) {
    case "signed_in":
      return success(used.person.id);
    case "closed":
      return closedLink({ state: "used" });
    case "owner_needed":
      return failure("invalid", "There is no owner yet: say who it is.", {
        errors: [{ path: "owner", reason: "needs a name, an e-mail address and a password" }],
      });
  }
}
