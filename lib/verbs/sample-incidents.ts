import { eventActor } from "@/lib/policy/actor";
import type { Payloads } from "@/lib/timeline/payloads";
import { everyIncident, type IncidentSummary, type ListState } from "@/lib/wire/incident-list";
import { type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { VerbContext } from "./context";
import type { SampleContext } from "./sample-context";

const AT_ONCE = 50;

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
