import { eventActor } from "@/lib/policy/actor";
import type { AppendRequest } from "@/lib/timeline/log-port";
import { everyIncident, type IncidentSummary } from "@/lib/wire/incident-list";
import { type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { VerbContext } from "./context";
import { refuseWithout } from "./refuse-without";
import type { SampleContext } from "./sample-context";

const AT_ONCE = 50;

/**
 * Removes all samples: ends what runs, forgets their telemetry, and takes their incidents off every list. A log is never
 * deleted, so they are declined: a declined sample is listed nowhere, says who removed it, and can be brought back by
 * giving it another status.
 */
export async function removeSamples(
  ctx: VerbContext & Pick<SampleContext, "samples" | "incidents">,
): Promise<Outcome<{ removed: number }>> {
  const refusal = refuseWithout(ctx.actor, "remove samples");
  if (refusal) return refusal;
  await ctx.samples.clear();
  let removed = 0;
  for (let left = await listed(ctx); left.length > 0; left = await listed(ctx)) {
    for (const incident of left) {
      const declined = outcomeOf(await ctx.log.append([declining(ctx, incident)]));
      if (!declined.ok) return declined;
      removed += 1;
    }
  }
  return success({ removed });
}

function listed({ incidents, actor }: Pick<SampleContext, "incidents" | "actor">) {
  return incidents.list({
    filter: { ...everyIncident, kinds: ["sample"] },
    onlooker: { personId: actor.id, seesAll: true },
    after: null,
    limit: AT_ONCE,
  });
}

function declining({ actor, id }: VerbContext, { id: incidentId }: IncidentSummary): AppendRequest {
  return {
    incidentId,
    draft: {
      type: "status_changed",
      commandId: id(),
      payload: { status: "declined", reason: "The samples were removed." },
    },
    actor: eventActor(actor),
    mayEditOthers: false,
  };
}
