import { isActive } from "@/lib/timeline/vocabulary";
import { everyIncident, type IncidentFilter } from "@/lib/wire/incident-list";
import { type Outcome, success } from "@/lib/wire/problem";
import { HISTORY_SEED, type SampleGallery } from "@/lib/wire/samples";

import type { VerbContext } from "./context";
import { listIncidents } from "./list-incidents";
import { isHistoryLoaded } from "./load-history";
import { onlookerOf } from "./onlooker";
import type { SampleContext } from "./sample-context";

const MOST_SHOWN = 20;

/** The samples that there are, what runs of them, and what they have left here. */
export async function lookAtSamples(
  ctx: SampleContext & Pick<VerbContext, "log">,
): Promise<Outcome<SampleGallery>> {
  const filter: IncidentFilter = { ...everyIncident, kinds: ["sample"] };
  const page = await listIncidents(ctx, { filter, limit: MOST_SHOWN });
  if (!page.ok) return page;
  const [cases, storedBytes, incidentCount, historyLoaded] = await Promise.all([
    ctx.samples.cases(),
    ctx.samples.storedBytes(),
    ctx.incidents.count({ filter, onlooker: onlookerOf(ctx.actor) }),
    isHistoryLoaded(ctx, HISTORY_SEED),
  ]);
  return success({
    cases,
    run: ctx.samples.run(),
    incidents: page.value.incidents.map(({ id, number, title, status, declaredAt }) => ({
      id,
      number,
      title,
      active: isActive(status),
      declaredAt,
    })),
    incidentCount,
    historyLoaded,
    storedBytes,
  });
}
