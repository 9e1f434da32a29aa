import type { IncidentEvent } from "@/lib/timeline/event";
import type { RoomState } from "@/lib/timeline/state";
import { type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { refuseWithout } from "./refuse-without";
import { visibleIncident } from "./visible-incident";

/** Logs up to this long come whole with the page; of longer ones, this much of the end. */
const EVENTS_AT_ONCE = 500;

/** What a room opens with: all that is true now, and the end of its log. */
export async function readRoom(
  ctx: Pick<VerbContext, "actor" | "log">,
  incidentId: string,
): Promise<Outcome<{ state: RoomState; events: readonly IncidentEvent[] }>> {
  const refusal = refuseWithout(ctx.actor, "read incidents");
  if (refusal) return refusal;
  const incident = await visibleIncident(ctx, incidentId.toLowerCase());
  if (!incident.ok) return incident;
  const state = incident.value;
  const after = Math.max(0, state.lastSeq - EVENTS_AT_ONCE);
  const events = await ctx.log.read(state.incidentId, {
    after,
    before: state.lastSeq + 1,
    limit: EVENTS_AT_ONCE,
  });
  return success({ state, events });
}
