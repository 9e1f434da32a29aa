import { eventActor } from "@/lib/policy/actor";
import type { EventDraft } from "@/lib/timeline/event";
import type { Appended } from "@/lib/wire/live";
import { cancelRequest } from "@/lib/wire/investigations";
import { parseInput } from "@/lib/wire/parse";
import { type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { InvestigationContext } from "./investigation-context";
import { refuseWithout } from "./refuse-without";
import { visibleIncident } from "./visible-incident";

/** Ends an investigation before it is done; what it has found stays. Safe to repeat with the same commandId. */
export async function cancelInvestigation(
  ctx: InvestigationContext,
  named: { incidentId: string; investigationId: string; input: unknown },
): Promise<Outcome<Appended>> {
  const refusal = refuseWithout(ctx.actor, "take part in incidents");
  if (refusal) return refusal;
  const asked = parseInput(cancelRequest, named.input);
  if (!asked.ok) return asked;
  const incident = await visibleIncident(ctx, named.incidentId.toLowerCase());
  if (!incident.ok) return incident;

  const { incidentId } = incident.value;
  const { commandId, reason } = asked.value;
  const { investigationId } = named;
  const draft: EventDraft<"investigation_cancelled"> = {
    type: "investigation_cancelled",
    commandId,
    payload: { investigationId, ...(reason !== undefined && { reason }) },
  };
  // The log first: a job that looks there stops, whether it was still in the queue or not.
  const outcome = outcomeOf(
    await ctx.log.append([{ incidentId, draft, actor: eventActor(ctx.actor), mayEditOthers: false }]),
  );
  if (!outcome.ok) return outcome;
  await ctx.investigations.cancel(incidentId, investigationId);
  const [appended] = outcome.value;
  if (!appended) throw new Error("The log acknowledged an append of nothing.");
  return success({ incidentId, seq: appended.event.seq, recordedAt: appended.event.recordedAt });
}
