import { z } from "zod";

import { eventActor } from "@/lib/policy/actor";
import { can } from "@/lib/policy/can";
import { canonicalJson } from "@/lib/timeline/canonical-json";
import type { EventDraft } from "@/lib/timeline/event";
import { payloads } from "@/lib/timeline/payloads";
import { isOfType } from "@/lib/timeline/step";
import { identifier, instant } from "@/lib/timeline/text";
import { declarableKinds, severities, statuses } from "@/lib/timeline/vocabulary";
import type { Declared } from "@/lib/wire/incidents";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { VerbContext } from "./context";
import { refuseFuture } from "./event-draft";
import { incidentIdOf } from "./incident-id";

const declaration = payloads.incident_declared.shape;

const declareRequest = z.object({
  commandId: identifier,
  title: declaration.title,
  summary: declaration.summary,
  severity: z.enum(severities).default("undetermined"),
  status: z.enum(statuses).exclude(["merged"]).default("triage"),
  kind: z.enum(declarableKinds).default("real"),
  restricted: z.boolean().default(false),
  impactStartedAt: instant.optional(),
  occurredAt: instant.optional(),
});

type Declaration = EventDraft<"incident_declared">;

/** Opens an incident. Safe to repeat with the same commandId: gives the same incident again. */
export async function declareIncident(ctx: VerbContext, input: unknown): Promise<Outcome<Declared>> {
  if (!can(ctx.actor, "declare incidents"))
    return failure("forbidden", "This needs the right to declare incidents.");
  const parsed = parseInput(declareRequest, input);
  if (!parsed.ok) return parsed;
  const { commandId, occurredAt, ...payload } = parsed.value;
  const incidentId = incidentIdOf(ctx.actor.id, commandId);

  const future = refuseFuture(
    [
      { path: "occurredAt", at: occurredAt },
      { path: "impactStartedAt", at: payload.impactStartedAt },
    ],
    ctx.now(),
  );
  if (future) return future;

  const before = await declaredBefore(ctx, incidentId, payload);
  if (before) return before;
  const draft: EventDraft = {
    type: "incident_declared",
    commandId,
    occurredAt,
    payload: { ...payload, number: await ctx.log.nextNumber() },
  };
  const outcome = outcomeOf(
    await ctx.log.append([{ incidentId, draft, actor: eventActor(ctx.actor), mayEditOthers: false }]),
  );
  // A twin of this request may have been faster, with another number: then that one is the incident.
  return (await declaredBefore(ctx, incidentId, payload)) ?? (outcome.ok ? lost() : outcome);
}

/** The incident that this command has declared already, unless it said something else then. */
async function declaredBefore(
  { log }: VerbContext,
  incidentId: string,
  payload: Omit<Declaration["payload"], "number">,
): Promise<Outcome<Declared> | null> {
  const [first] = await log.read(incidentId, { after: 0, limit: 1 });
  if (!first) return null;
  if (!isOfType(first, "incident_declared")) return lost();
  const { number, ...said } = first.payload;
  return canonicalJson(said) === canonicalJson(payload)
    ? success({ incidentId, number, seq: first.seq })
    : failure("command_id_reused", "This commandId has declared another incident.");
}

function lost(): never {
  throw new Error("A declared incident does not begin with its declaration.");
}
