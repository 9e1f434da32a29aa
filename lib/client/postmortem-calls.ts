import type { FrozenVersion } from "@/lib/postmortem/documents-port";
import type { PostmortemState } from "@/lib/timeline/vocabulary";
import type { Outcome } from "@/lib/wire/problem";

import { callApi } from "./api";
import { randomId } from "./random-id";

const pathOf = (incidentId: string) => `/api/incidents/${incidentId}/postmortem`;

/** Has the postmortem drafted from the log. Safe to repeat: the first draft is the only one. */
export function draftPostmortem(incidentId: string, commandId: string): Promise<Outcome<unknown>> {
  return callApi(pathOf(incidentId), { method: "POST", body: { commandId } });
}

/** Hands it in, publishes it, or takes it back; the text is frozen as a version where it leaves its draft. */
export function setPostmortemState(incidentId: string, state: PostmortemState): Promise<Outcome<unknown>> {
  return callApi(`${pathOf(incidentId)}/state`, { method: "POST", body: { commandId: randomId(), state } });
}

/** What was handed in or published so far, the newest first. */
export function readVersions(incidentId: string): Promise<Outcome<{ versions: readonly FrozenVersion[] }>> {
  return callApi(pathOf(incidentId));
}
