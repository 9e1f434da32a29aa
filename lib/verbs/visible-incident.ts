import { canSee } from "@/lib/policy/can";
import type { RoomState } from "@/lib/timeline/state";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";

const hidden = failure("not_found", "There is no such incident, or you may not see it.");

/**
 * The state of an incident, for someone who may see it. To everyone else it does not exist, so that
 * nobody learns of a restricted incident by asking.
 */
export async function visibleIncident(
  { log, actor }: Pick<VerbContext, "log" | "actor">,
  incidentId: string,
): Promise<Outcome<RoomState>> {
  const state = await log.state(incidentId);
  return state && isVisibleTo(actor, state) ? success(state) : hidden;
}

/**
 * The same for someone who writes to it next, as it was lately: a round trip less. What is appended has to say by
 * `permits` that it is still visible.
 */
export async function lateIncident(
  ctx: Pick<VerbContext, "log" | "actor">,
  incidentId: string,
): Promise<Outcome<{ incident: RoomState; permits: (state: RoomState) => boolean }>> {
  const permits = (state: RoomState) => isVisibleTo(ctx.actor, state);
  const late = await ctx.log.lately(incidentId);
  if (late && permits(late)) return success({ incident: late, permits });
  // It may have become visible since.
  const now = await visibleIncident(ctx, incidentId);
  return now.ok ? success({ incident: now.value, permits }) : now;
}

function isVisibleTo(actor: VerbContext["actor"], { restricted, access }: RoomState): boolean {
  return canSee(actor, { restricted, people: access });
}
