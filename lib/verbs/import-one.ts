import { type PastIncident } from "@/lib/backfill/past-incident";
import { pastDrafts, type PastOrigin } from "@/lib/backfill/past-drafts";
import { canonicalJson } from "@/lib/timeline/canonical-json";
import type { EventActor, EventDraft, IncidentEvent } from "@/lib/timeline/event";
import type { FieldError } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { derivedId } from "./derived-id";

/** What became of one entry. */
export type Came = { is: "imported" | "already" } | { is: "refused"; errors: readonly FieldError[] };

/** A past incident on its way into the log: the same id and, but for the number, the same events each time. */
export type Backfilled = {
  incidentId: string;
  drafts: (number: number) => readonly { draft: EventDraft; actor: EventActor }[];
};

/** The id of the incident that a source's entry becomes. */
export function importedId({ source, kind }: PastOrigin, externalId: string): string {
  return derivedId(["import", kind, source, externalId]);
}

/** An entry as `actor` brings it. */
export function pastEntry(entry: PastIncident, origin: PastOrigin, actor: EventActor): Backfilled {
  return {
    incidentId: importedId(origin, entry.externalId),
    drafts: (number) => pastDrafts(entry, origin, number).map((draft) => ({ draft, actor })),
  };
}

/** Writes one past incident, whole or not at all, or finds that it is there. Safe to repeat. */
export async function importOne(
  { log }: Pick<VerbContext, "log">,
  { incidentId, drafts }: Backfilled,
  dryRun = false,
): Promise<Came> {
  const [first] = await log.read(incidentId, { after: 0, limit: 1 });
  if (first) return alreadyThere(first, drafts);
  if (dryRun) return { is: "imported" };
  const requests = drafts(await log.nextNumber()).map(({ draft, actor }) => ({
    incidentId,
    draft,
    actor,
    mayEditOthers: false,
  }));
  const outcome = await log.append(requests);
  if (outcome.ok) return { is: "imported" };
  // A twin of this request was faster, with another number: then it is there.
  const [written] = await log.read(incidentId, { after: 0, limit: 1 });
  return written
    ? alreadyThere(written, drafts)
    : { is: "refused", errors: [{ path: "", reason: outcome.refusal.detail }] };
}

const changedSince: Came = {
  is: "refused",
  errors: [
    {
      path: "externalId",
      reason:
        "was imported before with other values: correct them in the incident, an import changes nothing",
    },
  ],
};

/** The declaration says whether the entry was the same then; what people have added since is theirs. */
function alreadyThere({ payload }: IncidentEvent, drafts: Backfilled["drafts"]): Came {
  const [declared] = drafts(1);
  const same =
    declared !== undefined &&
    payload !== null &&
    canonicalJson({ ...payload, number: 1 }) === canonicalJson(declared.draft.payload);
  // Redacted words cannot be compared, and are certainly there.
  return payload === null || same ? { is: "already" } : changedSince;
}
