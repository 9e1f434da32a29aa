import { eventActor } from "@/lib/policy/actor";
import type { EventDraft } from "@/lib/timeline/event";
import type { Appended } from "@/lib/wire/live";
import { parseInput } from "@/lib/wire/parse";
import { type Outcome, success } from "@/lib/wire/problem";
import { pinRequest } from "@/lib/wire/telemetry-queries";

import { outcomeOf } from "./append-outcome";
import type { VerbContext } from "./context";
import { freezeEvidence, telemetryOf } from "./freeze-evidence";
import { refuseWithout } from "./refuse-without";
import { type LeftoversContext, refuseGone } from "./sample-leftovers";
import type { TelemetryContext } from "./telemetry-context";
import { visibleIncident } from "./visible-incident";

/**
 * Writes series, a log pattern or a trace into an incident's log, as it is now: values, query, window, source and hash.
 * What is pinned is measured here, never taken from the caller. Safe to repeat with the same commandId.
 */
export async function pinEvidence(
  ctx: VerbContext & TelemetryContext & LeftoversContext,
  { incidentId, input }: { incidentId: string; input: unknown },
): Promise<Outcome<Appended>> {
  const refusal =
    refuseWithout(ctx.actor, "take part in incidents") ?? refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const request = parseInput(pinRequest, input);
  if (!request.ok) return request;
  const incident = await visibleIncident(ctx, incidentId.toLowerCase());
  if (!incident.ok) return incident;
  const gone = await refuseGone(ctx, incident.value);
  if (gone) return gone;
  const frozen = await freezeEvidence(telemetryOf(ctx, incident.value.kind), request.value);
  if (!frozen.ok) return frozen;

  const { commandId, title, note } = request.value;
  const draft: EventDraft<"evidence_pinned"> = {
    type: "evidence_pinned",
    commandId,
    payload: { title, ...(note !== undefined && { note }), frozen: frozen.value },
  };
  const outcome = outcomeOf(
    await ctx.log.append([
      { incidentId: incident.value.incidentId, draft, actor: eventActor(ctx.actor), mayEditOthers: false },
    ]),
  );
  if (!outcome.ok) return outcome;
  const [appended] = outcome.value;
  if (!appended) throw new Error("The log acknowledged an append of nothing.");
  return success({
    incidentId: incident.value.incidentId,
    seq: appended.event.seq,
    recordedAt: appended.event.recordedAt,
  });
}
