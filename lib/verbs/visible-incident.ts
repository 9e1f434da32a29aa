import { canSee } from "@/lib/policy/can";
import type { RoomState } from "@/lib/timeline/state";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";

/**
 * The state of an incident, for someone who may see it. To everyone else it does not exist, so that
 * nobody learns of a restricted incident by asking.
 */
export async function visibleIncident(
  { log, actor }: Pick<VerbContext, "log" | "actor">,
  incidentId: string,
): Promise<Outcome<RoomState>> {
  const state = await log.state(incidentId);
  return state && canSee(actor, { restricted: state.restricted, people: state.access })
    ? success(state)
    : failure("not_found", "There is no such incident, or you may not see it.");
}
