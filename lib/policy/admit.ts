import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { Actor } from "./actor";
import { can } from "./can";
import type { Guard } from "./surface";

/** Lets the actor pass the guard or says why not: nobody is `unauthenticated`, the wrong one `forbidden`. */
export function admit(actor: Actor | null, guard: Guard): Outcome<Actor | null> {
  if (guard === "anyone") return success(actor);
  if (!actor) return failure("unauthenticated", "Sign in, or send an API token, to do this.");
  if (guard === "signed in" || can(actor, guard)) return success(actor);
  return failure("forbidden", `${subject(actor)} may not ${guard}.`);
}

/** A sentence's subject: a person by role, a token also by what it is limited to. */
function subject(actor: Actor): string {
  switch (actor.kind) {
    case "person":
      return `The role ${actor.role}`;
    case "token":
      return `A token with ${actor.scopes.join(", ") || "no"} scope of a person with the role ${actor.role}`;
    case "machine":
      return "A machine";
  }
}
