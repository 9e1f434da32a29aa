import {
  everyIncident,
  filterParams,
  type IncidentFilter,
  type IncidentPage,
} from "@/lib/wire/incident-list";
import type { Outcome } from "@/lib/wire/problem";

import { callApi } from "./api";

/** A page of the list of incidents: the first, or what follows `after`. Rejects only when aborted. */
export function listIncidents(
  filter: IncidentFilter,
  { after = null, limit, signal }: { after?: string | null; limit?: number; signal?: AbortSignal } = {},
): Promise<Outcome<IncidentPage>> {
  const params = filterParams(filter);
  if (after !== null) params.set("after", after);
  if (limit !== undefined) params.set("limit", String(limit));
  return callApi(`/api/incidents?${params.toString()}`, signal ? { signal } : {});
}

/** The room of the newest active incident, or the list where there is none. */
export async function newestRoom(): Promise<string> {
  const outcome = await listIncidents({ ...everyIncident, state: "active" }, { limit: 1 });
  const [newest] = outcome.ok ? outcome.value.incidents : [];
  return newest ? `/incidents/${newest.number}` : "/";
}
