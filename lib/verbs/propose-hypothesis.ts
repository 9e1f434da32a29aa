import type { z } from "zod";

import { knownThings } from "@/lib/investigation/known-things";
import { ownBeginning, ownProposal } from "@/lib/investigation/own-proposal";
import { readWords, type WordsRead } from "@/lib/investigation/read-words";
import { eventActor, parallaxItself } from "@/lib/policy/actor";
import type { AppendRequest } from "@/lib/timeline/log-port";
import { type Hypothesis, type Investigation, lookup, type RoomState } from "@/lib/timeline/state";
import { zoneOf } from "@/lib/timeline/zone";
import { framesOf } from "@/lib/wire/frames-of";
import { type HypothesisProposed, hypothesisRequest } from "@/lib/wire/hypothesis-request";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import { derivedId } from "./derived-id";
import type { InvestigationContext } from "./investigation-context";
import { readViewOf } from "./read-view";
import { refuseWithout } from "./refuse-without";
import { startInvestigation } from "./start-investigation";
import type { TelemetryContext } from "./telemetry-context";
import { visibleIncident } from "./visible-incident";

type Context = InvestigationContext & TelemetryContext;
type Asked = z.output<typeof hypothesisRequest>;

/** Where nothing has been investigated yet, names are taken from so long up to now. */
const USUAL_MS = 3_600_000;

/**
 * Puts a person's hypothesis on the board, and has it tested like the machine's own: by the component, the change or the
 * kind of cause that its words name. Where they name none of them it asks, on the card. Safe to repeat with the same
 * commandId.
 */
export async function proposeHypothesis(
  ctx: Context,
  named: { incidentId: string; input: unknown },
): Promise<Outcome<HypothesisProposed>> {
  const refusal =
    refuseWithout(ctx.actor, "take part in incidents") ?? refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const asked = parseInput(hypothesisRequest, named.input);
  if (!asked.ok) return asked;
  const incident = await visibleIncident(ctx, named.incidentId.toLowerCase());
  if (!incident.ok) return incident;

  const state = incident.value;
  const { incidentId } = state;
  const hypothesisId = derivedId(["hypothesis", ctx.actor.id, incidentId, asked.value.commandId]);
  const known = lookup(state.hypotheses, hypothesisId);
  if (known && known.claim !== asked.value.claim)
    return failure("command_id_reused", "This commandId has proposed another hypothesis.");
  const proposed = known ? success(known) : await propose(ctx, state, { asked: asked.value, hypothesisId });
  if (!proposed.ok) return proposed;
  const { component, changeId, since, machineState, machineReason, seq } = proposed.value;
  const isAsked = machineState === "proposed";
  if (!isAsked) await test(ctx, state, { ...proposed.value, commandId: asked.value.commandId });
  const question = isAsked ? machineReason : "";
  return success({ incidentId, hypothesisId, seq, component, changeId, since, question });
}

async function propose(
  ctx: Context,
  state: RoomState,
  { asked, hypothesisId }: { asked: Asked; hypothesisId: string },
): Promise<Outcome<Hypothesis>> {
  const read = readAsked(asked, {
    ...knownThings(state, await servicesOf(ctx, state)),
    zone: zoneOf(asked.zone),
    nowMs: ctx.now().getTime(),
  });
  const { incidentId } = state;
  const { commandId, claim, kind, parentId } = asked;
  const own = { hypothesisId, claim, ...(parentId !== undefined && { parentId }) };
  const payload = { ...ownProposal(read, own), ...(kind !== undefined && { kind }) };
  const requests: readonly AppendRequest[] = [
    {
      incidentId,
      draft: { type: "hypothesis_proposed", commandId, payload },
      actor: eventActor(ctx.actor),
      mayEditOthers: false,
    },
    {
      incidentId,
      draft: {
        type: "hypothesis_state_set",
        commandId: `${hypothesisId}:read`,
        payload: ownBeginning(read, hypothesisId),
      },
      actor: eventActor(parallaxItself),
      mayEditOthers: false,
    },
  ];
  const outcome = outcomeOf(await ctx.log.append(requests));
  if (!outcome.ok) return outcome;
  const hypothesis = lookup((await ctx.log.state(incidentId))?.hypotheses ?? {}, hypothesisId);
  if (!hypothesis) throw new Error("The log acknowledged a hypothesis that it does not have.");
  return success(hypothesis);
}

/** What the person says by itself stands before what the words say. */
function readAsked(asked: Asked, known: Parameters<typeof readWords>[1]): WordsRead {
  const read = readWords(asked.claim, known);
  const { component = read.component, changeId = read.changeId } = asked;
  const isNamed = asked.component !== undefined || asked.changeId !== undefined;
  return { ...read, component, changeId, question: isNamed ? null : read.question };
}

/** The services of the telemetry that has been looked at, else of what there is now. None where it cannot be read. */
async function servicesOf(ctx: Context, state: RoomState): Promise<readonly string[]> {
  const nowMs = ctx.now().getTime();
  const usual = { from: new Date(nowMs - USUAL_MS).toISOString(), to: new Date(nowMs).toISOString() };
  const query = latestOf(state)?.window ?? usual;
  const services = await readViewOf(framesOf(ctx, state.kind), query, "services", null);
  return services.ok ? services.value : [];
}

/** The investigation whose telemetry a hypothesis is tested by: what was read last. */
function latestOf({ investigations }: RoomState): Investigation | null {
  const usable = Object.values(investigations).filter(
    ({ state }) => state === "running" || state === "finished",
  );
  return usable.toSorted((one, other) => other.seq - one.seq)[0] ?? null;
}

/** Has it tested over what the last investigation read; where there is none, one begins. */
async function test(
  ctx: Context,
  state: RoomState,
  { id, component, changeId, commandId }: Hypothesis & { commandId: string },
): Promise<void> {
  const { incidentId } = state;
  const latest = latestOf(state)?.id ?? (await begin(ctx, incidentId, commandId));
  if (latest === null) return;
  await ctx.investigations.testHypothesis({
    incidentId,
    investigationId: latest,
    hypothesisId: id,
    component,
    changeId,
  });
}

async function begin(ctx: Context, incidentId: string, commandId: string): Promise<string | null> {
  const input = { commandId: `${commandId.slice(0, 180)}:investigate` };
  const started = await startInvestigation(ctx, { incidentId, input });
  return started.ok ? started.value.investigationId : null;
}
