import { eventActor } from "@/lib/policy/actor";
import type { IncidentEvent } from "@/lib/timeline/event";
import type { Payloads } from "@/lib/timeline/payloads";
import type { RoomState } from "@/lib/timeline/state";
import { isOfType } from "@/lib/timeline/step";
import { everyIncident, type IncidentSummary, type ListState } from "@/lib/wire/incident-list";
import { type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { VerbContext } from "./context";
import type { SampleContext } from "./sample-context";

const AT_ONCE = 50;

/** Why a sample's incident was declined when all of them were removed. */
export const samplesRemoved = "The samples were removed.";

/** Whether it is the incident of a sample that was removed, and not brought back since. */
export function wasRemoved({
  state,
  events,
}: {
  state: RoomState;
  events: readonly IncidentEvent[];
}): boolean {
  if (state.kind !== "sample" || state.status !== "declined") return false;
  const last = events.findLast((event) => isOfType(event, "status_changed"));
  return last !== undefined && isOfType(last, "status_changed") && last.payload.reason === samplesRemoved;
}

/** The newest incidents of samples, whoever may see them. */
export function sampleIncidents(
  { incidents, actor }: Pick<SampleContext, "incidents" | "actor">,
  state: ListState,
): Promise<readonly IncidentSummary[]> {
  return incidents.list({
    filter: { ...everyIncident, kinds: ["sample"], state },
    onlooker: { personId: actor.id, seesAll: true },
    after: null,
    limit: AT_ONCE,
  });
}

/** Gives an incident of a sample the status that it ends with. */
export async function endSample(
  { log, actor, id }: VerbContext,
  incidentId: string,
  payload: Payloads["status_changed"],
): Promise<Outcome<null>> {
  const draft = { type: "status_changed" as const, commandId: id(), payload };
  const ended = outcomeOf(
    await log.append([{ incidentId, draft, actor: eventActor(actor), mayEditOthers: false }]),
  );
  return ended.ok ? success(null) : ended;
}
