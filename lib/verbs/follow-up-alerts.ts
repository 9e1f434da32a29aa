import type { Placement } from "@/lib/investigation/join-incident";
import { isWorse, proposeSeverity } from "@/lib/investigation/propose-severity";
import type { ServiceMap } from "@/lib/investigation/service-map";
import { eventActor, parallaxItself } from "@/lib/policy/actor";
import { servicesOf } from "@/lib/timeline/alert-book";
import type { EventDraft } from "@/lib/timeline/event";
import type { RoomState } from "@/lib/timeline/state";
import { isActive } from "@/lib/timeline/vocabulary";

import type { InvestigationContext } from "./investigation-context";
import { type ChangeContext, linkChanges } from "./link-changes";
import { startInvestigation } from "./start-investigation";

type Placed = { incidentId: string; placed: readonly Placement[]; map: ServiceMap };
type Context = Omit<InvestigationContext, "actor"> & Pick<ChangeContext, "changes">;

/**
 * What follows from alerts of an incident: a severity is proposed, an investigation started, or the last one run again where
 * another service is hurt since. Harmless to repeat, and makes up for a time when it was cut short.
 */
export async function followUpAlerts(ctx: Context, { incidentId, placed, map }: Placed): Promise<void> {
  const state = await ctx.log.state(incidentId);
  if (!state || !isActive(state.status)) return;
  await propose(ctx, state, { placed, map });
  if (Object.keys(state.investigations).length === 0) {
    // Before the first analysis: what was changed is what it asks for first.
    await linkChanges(ctx, incidentId);
    await start(ctx, incidentId);
  } else {
    const [service] = servicesSince(state);
    if (service !== undefined)
      await ctx.investigations.rerun({ incidentId, reason: `An alert of ${service} has joined.` });
  }
}

async function start(ctx: Context, incidentId: string): Promise<void> {
  const input = { commandId: "alert", trigger: "alert" };
  const started = await startInvestigation({ ...ctx, actor: parallaxItself }, { incidentId, input });
  // A person may have been faster, or the incident has just been merged.
  if (!started.ok && started.problem.code !== "conflict")
    throw new Error(`No investigation was started: ${started.problem.detail}`);
}

/** A worse severity than any so far, until a person has said how bad it is. */
async function propose(
  { log }: Context,
  { incidentId, severity, proposedSeverity, alerts }: RoomState,
  { placed, map: { entries } }: Pick<Placed, "placed" | "map">,
): Promise<void> {
  if (severity !== "undetermined") return;
  const firing = placed.filter(({ kind, alert }) => kind !== "repeats" && alert.state === "firing");
  if (firing.length === 0) return;
  const services = servicesOf(alerts).filter((each) => each.firing > 0);
  const proposal = proposeSeverity({
    labels: firing.map(({ alert }) => alert.labels),
    services: services.map(({ service }) => service),
    entries,
  });
  if (!proposal || !isWorse(proposal.severity, proposedSeverity?.severity ?? "undetermined")) return;
  const draft: EventDraft<"severity_proposed"> = {
    type: "severity_proposed",
    commandId: `alerts:${proposal.severity}`,
    payload: proposal,
  };
  // Refused where somebody has set it meanwhile: then there is nothing to propose.
  await log.append([{ incidentId, draft, actor: eventActor(parallaxItself), mayEditOthers: false }]);
}

/** Services that fire, and of which nothing was heard before the last investigation began. */
function servicesSince({ alerts, investigations }: RoomState): readonly string[] {
  const last = Math.max(...Object.values(investigations).map(({ seq }) => seq));
  return servicesOf(alerts)
    .filter(({ firing, firstSeq }) => firing > 0 && firstSeq > last)
    .map(({ service }) => service);
}
