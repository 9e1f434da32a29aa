import type { RoomState } from "@/lib/timeline/state";
import type { Outcome } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { refuseWithout } from "./refuse-without";
import { visibleIncident } from "./visible-incident";

/** Everything that is true of an incident now: the fold of its log. */
export async function readIncident(ctx: VerbContext, incidentId: string): Promise<Outcome<RoomState>> {
  return refuseWithout(ctx.actor, "read incidents") ?? visibleIncident(ctx, incidentId.toLowerCase());
}
