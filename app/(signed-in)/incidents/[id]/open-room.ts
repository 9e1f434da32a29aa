import { notFound } from "next/navigation";
import { cache } from "react";

import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { readRoom } from "@/lib/verbs/read-room";
import { wasRemoved } from "@/lib/verbs/sample-incidents";
import { whyGone } from "@/lib/verbs/sample-leftovers";

import { valueOrRefuse } from "../../value-or-refuse";

/**
 * The incident that an address names: by its number, as people do, or by its id. `below` is the rest of the address, to
 * which a person who has to sign in first comes back.
 */
export const openRoom = cache(async (name: string, below: string) => {
  const actor = await requireActor(`/incidents/${encodeURIComponent(name)}${below}`);
  if (actor.kind === "machine") notFound();
  const ctx = verbContext(runtime(), actor);
  const [, digits] = /^(?:INC-)?([1-9]\d{0,8})$/i.exec(name) ?? [];
  const incidentId = digits ? await ctx.incidents.idOfNumber(Number(digits)) : uuidIn(name);
  const snapshot = valueOrRefuse(await readRoom(ctx, incidentId ?? notFound()));
  // Its log stays, as every log does; there is nothing left to be done in it.
  if (wasRemoved(snapshot)) notFound();
  const uninvestigable = await whyGone(ctx, snapshot.state);
  return { actor, snapshot, uninvestigable, nowMs: ctx.now().getTime() };
});

function uuidIn(name: string): string | null {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name) ? name.toLowerCase() : null;
}
