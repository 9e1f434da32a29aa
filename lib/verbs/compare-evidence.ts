import { compareFrozen, type Compared, goneOf } from "@/lib/investigation/compare-frozen";
import { eventActor } from "@/lib/policy/actor";
import type { EventDraft } from "@/lib/timeline/event";
import type { FrozenEvidence } from "@/lib/timeline/frozen";
import type { Evidence, RoomState } from "@/lib/timeline/state";
import { isOfType } from "@/lib/timeline/step";
import { comparisonRequest, type EvidenceComparedAnswer } from "@/lib/wire/evidence-comparisons";
import { lookOfQuery } from "@/lib/wire/look-of-query";
import { mostOfEvidence } from "@/lib/wire/measured-look";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { VerbContext } from "./context";
import { freezeEvidence, type Telemetry, telemetryOf } from "./freeze-evidence";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";
import { visibleIncident } from "./visible-incident";

type Context = VerbContext & TelemetryContext;

/**
 * Asks a piece of evidence's own query again, and writes down what differs from what was kept. What was kept stays.
 * Safe to repeat with the same commandId.
 */
export async function compareEvidence(
  ctx: Context,
  named: { incidentId: string; evidenceId: string; input: unknown },
): Promise<Outcome<EvidenceComparedAnswer>> {
  const refusal =
    refuseWithout(ctx.actor, "take part in incidents") ?? refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const asked = parseInput(comparisonRequest, named.input);
  if (!asked.ok) return asked;
  const incident = await visibleIncident(ctx, named.incidentId.toLowerCase());
  if (!incident.ok) return incident;
  const found = findEvidence(incident.value, named.evidenceId);
  if (!found) return failure("not_found", "This incident has no such evidence.");
  const looked = await lookAgain(telemetryOf(ctx, incident.value.kind), found.piece);
  if (!looked.ok) return looked;

  const { frozen, ...compared } = looked.value;
  const draft: EventDraft<"evidence_compared"> = {
    type: "evidence_compared",
    commandId: asked.value.commandId,
    payload: {
      hypothesisId: found.hypothesisId,
      evidenceId: found.piece.id,
      ...compared,
      ...(frozen && { frozen }),
    },
  };
  const { incidentId } = incident.value;
  const outcome = outcomeOf(
    await ctx.log.append([{ incidentId, draft, actor: eventActor(ctx.actor), mayEditOthers: false }]),
  );
  if (!outcome.ok) return outcome;
  const event = outcome.value[0]?.event;
  if (!event || !isOfType(event, "evidence_compared"))
    throw new Error("The log acknowledged an append of nothing.");
  // Of a command that is sent again, what the first one saw stands.
  const { comparison, summary } = event.payload;
  return success({ incidentId, seq: event.seq, comparison, summary });
}

function findEvidence(
  { hypotheses }: RoomState,
  evidenceId: string,
): { hypothesisId: string; piece: Evidence } | null {
  for (const { id: hypothesisId, evidence } of Object.values(hypotheses)) {
    const piece = evidence.find(({ id }) => id === evidenceId);
    if (piece) return { hypothesisId, piece };
  }
  return null;
}

async function lookAgain(
  telemetry: Telemetry,
  { frozen }: Evidence,
): Promise<Outcome<Compared & { frozen: FrozenEvidence | null }>> {
  const look = frozen && lookOfQuery(frozen.query);
  if (!frozen?.result || !look)
    return failure("conflict", "This evidence has no query that could be asked again.");
  const now = await freezeEvidence(
    telemetry,
    look,
    mostOfEvidence(look.kind === "lines" ? look.ids.length : 1),
    frozen.result,
  );
  if (now.ok) return success({ ...compareFrozen(frozen.result, now.value.result), frozen: now.value });
  return now.problem.code === "not_found" ? success({ ...goneOf(frozen.result), frozen: null }) : now;
}
