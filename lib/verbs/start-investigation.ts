import { eventActor } from "@/lib/policy/actor";
import { lookup, type RoomState } from "@/lib/timeline/state";
import { startOf } from "@/lib/wire/investigation-jobs";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";
import { priorityOf, stretchOf } from "@/lib/wire/investigation-window";
import { investigationRequest, type InvestigationStarted } from "@/lib/wire/investigations";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import { derivedId } from "./derived-id";
import { refuseFuture } from "./event-draft";
import type { InvestigationContext } from "./investigation-context";
import { refuseWithout } from "./refuse-without";
import { refuseGone } from "./sample-leftovers";
import { visibleIncident } from "./visible-incident";

const QUESTION = "What is the cause, and what is the evidence for it?";

/**
 * Has an incident investigated: one at a time, which the log sees to. Its jobs are durable before its start is in the log, and write that down
 * themselves where nobody else does. Safe to repeat with the same commandId.
 */
export async function startInvestigation(
  ctx: InvestigationContext,
  { incidentId: named, input }: { incidentId: string; input: unknown },
): Promise<Outcome<InvestigationStarted>> {
  const refusal = refuseWithout(ctx.actor, "take part in incidents");
  if (refusal) return refusal;
  const asked = parseInput(investigationRequest, input);
  if (!asked.ok) return asked;
  const incident = await visibleIncident(ctx, named.toLowerCase());
  if (!incident.ok) return incident;
  const now = ctx.now();
  const { alarmAt, from } = asked.value;
  const early = refuseFuture(
    [
      { path: "alarmAt", at: alarmAt },
      { path: "from", at: from },
    ],
    now,
  );
  if (early) return early;

  const state = incident.value;
  const { incidentId } = state;
  const investigationId = derivedId(["investigate", ctx.actor.id, incidentId, asked.value.commandId]);
  const before = lookup(state.investigations, investigationId);
  if (before)
    return (asked.value.question ?? QUESTION) === before.question
      ? success({ incidentId, investigationId, seq: before.seq })
      : failure("command_id_reused", "This commandId has started another investigation.");
  const { log, samples } = ctx;
  const refused = (samples && (await refuseGone({ log, samples }, state))) ?? refuseNow(state);
  if (refused) return refused;

  const request: InvestigationRequest = {
    incidentId,
    investigationId,
    question: asked.value.question ?? QUESTION,
    trigger: ctx.actor.kind === "machine" ? (asked.value.trigger ?? "alert") : "person",
    ...stretchOf(state, asked.value, now.getTime()),
    priority: priorityOf(state),
    startedBy: eventActor(ctx.actor),
    commandId: asked.value.commandId,
  };
  await ctx.investigations.start(request);
  return begin(ctx, request);
}

/** What the log would say anyway, before there is a job. */
function refuseNow({ mergedInto, investigations }: RoomState): Outcome<never> | null {
  if (mergedInto)
    return failure("conflict", `This incident was merged into INC-${mergedInto.number}. Continue there.`);
  return Object.values(investigations).some(({ state }) => state === "running")
    ? failure("conflict", "An investigation is running already.")
    : null;
}

async function begin(
  { log, investigations }: InvestigationContext,
  request: InvestigationRequest,
): Promise<Outcome<InvestigationStarted>> {
  const { incidentId, investigationId, startedBy } = request;
  const appended = await log.append([
    { incidentId, draft: startOf(request), actor: startedBy, mayEditOthers: false },
  ]);
  const outcome = outcomeOf(appended);
  if (outcome.ok && outcome.value[0])
    return success({ incidentId, investigationId, seq: outcome.value[0].event.seq });
  // A job that was sent before was faster, or an earlier try got as far: then its word stands.
  const started = lookup((await log.state(incidentId))?.investigations ?? {}, investigationId);
  if (started) return success({ incidentId, investigationId, seq: started.seq });
  if (outcome.ok) throw new Error("The log acknowledged an append of nothing.");
  // Another was faster, so this one's job must not begin once that one is over.
  await investigations.cancel(incidentId, investigationId);
  return outcome;
}
