import type { Actor } from "@/lib/policy/actor";
import type { Onlooker } from "@/lib/wire/incident-list-port";

/** As whom the actor looks at lists: owners and Parallax itself see the restricted ones as well. */
export function onlookerOf(actor: Actor): Onlooker {
  return { personId: actor.id, seesAll: actor.kind === "machine" || actor.role === "owner" };
}
