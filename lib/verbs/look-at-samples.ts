import { isActive } from "@/lib/timeline/vocabulary";
import { everyIncident } from "@/lib/wire/incident-list";
import { type Outcome, success } from "@/lib/wire/problem";
import type { SampleGallery } from "@/lib/wire/samples";

import { listIncidents } from "./list-incidents";
import type { SampleContext } from "./sample-context";

const MOST_SHOWN = 20;

/** The samples that there are, what runs of them, and what they have left here. */
export async function lookAtSamples(ctx: SampleContext): Promise<Outcome<SampleGallery>> {
  const page = await listIncidents(ctx, {
    filter: { ...everyIncident, kinds: ["sample"] },
    limit: MOST_SHOWN,
  });
  if (!page.ok) return page;
  const [cases, storedBytes] = await Promise.all([ctx.samples.cases(), ctx.samples.storedBytes()]);
  return success({
    cases,
    run: ctx.samples.run(),
    incidents: page.value.incidents.map(({ id, number, title, status }) => ({
      id,
      number,
      title,
      active: isActive(status),
    })),
    storedBytes,
  });
}
