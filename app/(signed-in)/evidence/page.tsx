import type { Metadata } from "next";
import { cookies } from "next/headers";
import { forbidden, redirect } from "next/navigation";

import { Explorer } from "@/components/evidence/explorer";
import { incidentMarkers, incidentWindow } from "@/components/evidence/incident-markers";
import { chainOf } from "@/components/evidence/map-chain";
import { parseReading, READING_COOKIE } from "@/components/shell/reading";
import { can } from "@/lib/policy/can";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { readIncident } from "@/lib/verbs/read-incident";
import { isTelemetryGone } from "@/lib/verbs/sample-leftovers";
import { evidenceHref, hasWindow, parseEvidence } from "@/lib/wire/evidence-address";

import { readSearch, type SearchParams } from "../../search-params";

export const metadata: Metadata = { title: "Evidence" };

/** What production says of itself in a window; opened from an incident, its moments are drawn too. */
export default async function EvidencePage({ searchParams }: { searchParams: SearchParams }) {
  const search = await readSearch(searchParams);
  const address = parseEvidence(search);
  const actor = await requireActor(evidenceHref(address));
  if (!can(actor, "read telemetry")) forbidden();
  const ctx = verbContext(runtime(), actor);
  const nowMs = ctx.now().getTime();
  const incidentId = address.incident === null ? null : await ctx.incidents.idOfNumber(address.incident);
  const incident = incidentId === null ? null : await readIncident(ctx, incidentId);
  if (incident?.ok) {
    // An incident is seen with the telemetry of its own world, whoever wrote the link.
    const samples = incident.value.kind === "sample";
    const window = hasWindow(search) ? address.window : incidentWindow(incident.value, nowMs);
    if (!hasWindow(search) || samples !== address.samples)
      redirect(evidenceHref({ ...address, samples, window }));
  }
  return (
    <Explorer
      incident={
        incident?.ok
          ? {
              id: incident.value.incidentId,
              number: incident.value.number,
              title: incident.value.title,
              gone: await isTelemetryGone(ctx, incident.value),
              chain: chainOf(incident.value),
              window: incidentWindow(incident.value, nowMs),
            }
          : null
      }
      mayPin={can(actor, "take part in incidents")}
      markers={incident?.ok ? incidentMarkers(incident.value) : []}
      zoneName={parseReading((await cookies()).get(READING_COOKIE)?.value).zoneName}
      serverNowMs={nowMs}
    />
  );
}
