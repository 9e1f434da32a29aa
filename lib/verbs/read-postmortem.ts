import { parseInput } from "@/lib/wire/parse";
import { type PostmortemRead, versionNumber } from "@/lib/wire/postmortems";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PostmortemContext } from "./postmortem-context";
import { refuseWithout } from "./refuse-without";
import { visibleIncident } from "./visible-incident";

/** A postmortem: where it stands, its words as they are now or as a version froze them, and which versions there are. */
export async function readPostmortem(
  ctx: Pick<PostmortemContext, "actor" | "log" | "documents">,
  named: { incidentId: string; version: string | null },
): Promise<Outcome<PostmortemRead>> {
  const refusal = refuseWithout(ctx.actor, "read incidents");
  if (refusal) return refusal;
  const number = named.version === null ? success(null) : parseInput(versionNumber, named.version, "version");
  if (!number.ok) return number;
  const incident = await visibleIncident(ctx, named.incidentId.toLowerCase());
  if (!incident.ok) return incident;
  const { incidentId, postmortem } = incident.value;
  const versions = await ctx.documents.versions(incidentId);
  const found = await find(ctx, incidentId, number.value);
  if (!postmortem || !found) return none;
  return success({ incidentId, postmortem, ...found, versions });
}

async function find(
  { documents }: Pick<PostmortemContext, "documents">,
  incidentId: string,
  number: number | null,
): Promise<Pick<PostmortemRead, "document" | "version"> | null> {
  if (number === null) {
    const kept = await documents.read(incidentId);
    return kept && { document: kept.document, version: null };
  }
  const frozen = await documents.readVersion(incidentId, number);
  if (!frozen) return null;
  const { document, ...version } = frozen;
  return { document, version };
}

const none = failure("not_found", "There is no postmortem of this incident, or no such version of it.");
