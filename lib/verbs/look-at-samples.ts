import { isActive } from "@/lib/timeline/vocabulary";
import { everyIncident, type IncidentFilter } from "@/lib/wire/incident-list";
import { type Outcome, success } from "@/lib/wire/problem";
import type { SampleGallery } from "@/lib/wire/samples";

import { listIncidents } from "./list-incidents";
import { onlookerOf } from "./onlooker";
import type { SampleContext } from "./sample-context";

const MOST_SHOWN = 20;

/** The samples that there are, what runs of them, and what they have left here. */
export async function lookAtSamples(ctx: SampleContext): Promise<Outcome<SampleGallery>> {
  const filter: IncidentFilter = { ...everyIncident, kinds: ["sample"] };
  const page = await listIncidents(ctx, { filter, limit: MOST_SHOWN });
  if (!page.ok) return page;
  const [cases, storedBytes, incidentCount] = await Promise.all([
    ctx.samples.cases(),
    ctx.samples.storedBytes(),
    ctx.incidents.count({ filter, onlooker: onlookerOf(ctx.actor) }),
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
    storedBytes,
  });
}
