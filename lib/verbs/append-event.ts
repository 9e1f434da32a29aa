import { can } from "@/lib/policy/can";
import { eventAbilities } from "@/lib/policy/abilities";
import { eventActor, type Actor } from "@/lib/policy/actor";
import type { EventDraft } from "@/lib/timeline/event";
import type { EventType } from "@/lib/timeline/payloads";
import type { Appended } from "@/lib/wire/live";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import { parseDraft, parseType } from "./event-draft";
import { investigateAgain } from "./investigate-again";
import type { InvestigationContext } from "./investigation-context";
import { nameMentions, type PersonDirectory } from "./person-directory";
import { lateIncident } from "./visible-incident";

/** Types that only a verb of their own writes: they take more than one line of one log, or hold what code measures. */
const elsewhere = new Set<EventType>([
  "incident_declared",
  "incident_merged",
  "incident_absorbed",
  "evidence_pinned",
  "evidence_compared",
  "investigation_started",
  "investigation_cancelled",
  "postmortem_drafted",
  "postmortem_state_set",
]);

/** Writes one event into an incident's log. Safe to repeat with the same commandId. */
export async function appendEvent(
  ctx: InvestigationContext & { people: PersonDirectory },
  input: { incidentId: string; draft: unknown },
): Promise<Outcome<Appended>> {
  const type = parseType(input.draft);
  if (!type.ok) return type;
  const refusal = refuseActor(ctx.actor, type.value);
  if (refusal) return refusal;
  const late = await lateIncident(ctx, input.incidentId.toLowerCase());
  if (!late.ok) return late;
  const { incident, permits } = late.value;

  const draft = parseDraft(type.value, input.draft, ctx.now());
  if (!draft.ok) return draft;
  if (ctx.actor.kind !== "machine" && claimsAnalysis(draft.value)) return onlyCode;
  const named = await nameMentions(draft.value, ctx.people);
  if (!named.ok) return named;

  const outcome = outcomeOf(
    await ctx.log.append([
      {
        incidentId: incident.incidentId,
        draft: named.value,
        actor: eventActor(ctx.actor),
        mayEditOthers: can(ctx.actor, "edit what others wrote"),
        permits,
      },
    ]),
  );
  if (!outcome.ok) return outcome;
  const [appended] = outcome.value;
  if (!appended) throw new Error("The log acknowledged an append of nothing.");
  if (!appended.repeated) await investigateAgain(ctx, incident.incidentId, named.value);
  const { incidentId, seq, recordedAt } = appended.event;
  return success({ incidentId, seq, recordedAt });
}

function refuseActor(actor: Actor, type: EventType): Outcome<never> | null {
  const ability = eventAbilities[type];
  if (!can(actor, ability)) return failure("forbidden", `This needs the right to ${ability}.`);
  if (!elsewhere.has(type)) return null;
  return failure(
    "invalid",
    "Declaring, merging, investigating, freezing evidence and postmortems have requests of their own.",
    {
      errors: [{ path: "type", reason: "cannot be appended as such" }],
    },
  );
}

/** A weight and a frozen query are what code measured: nobody may write them down by hand. */
function claimsAnalysis({ type, payload }: EventDraft): boolean {
  if (type === "hypothesis_proposed") return payload.investigationId !== undefined;
  if (type !== "evidence_added") return false;
  const { weight, test, blindSpot, investigationId, frozen } = payload;
  return [weight, test, blindSpot, investigationId, frozen].some((claim) => claim !== undefined);
}

const onlyCode = failure("forbidden", "Only the analysis weighs evidence and freezes queries.", {
  errors: [{ path: "payload", reason: "weights, tests, gaps and frozen queries are the analysis's to fill" }],
});
