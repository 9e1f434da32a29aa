import type { Actor } from "@/lib/policy/actor";
import type { Ability } from "@/lib/policy/abilities";
import { admit } from "@/lib/policy/admit";
import type { Outcome } from "@/lib/wire/problem";

/** The first line of a verb: null where the actor has the ability, else the refusal to return. */
export function refuseWithout(actor: Actor, ability: Ability): Extract<Outcome<never>, { ok: false }> | null {
  const admitted = admit(actor, ability);
  return admitted.ok ? null : admitted;
}
