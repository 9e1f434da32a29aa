import type { DeclareRequest, Declared, MergeRequest, PinRequest } from "@/lib/wire/incidents";
import type { Appended } from "@/lib/wire/live";
import type { Outcome } from "@/lib/wire/problem";

import { callApi } from "./api";

/** Declares an incident. Safe to repeat with the same commandId: gives the same incident. */
export function declareIncident(request: DeclareRequest): Promise<Outcome<Declared>> {
  return callApi("/api/incidents", { method: "POST", body: request });
}

/** Merges an incident into another one, which goes on. */
export function mergeIncident(incidentId: string, request: MergeRequest): Promise<Outcome<null>> {
  return callApi(`/api/incidents/${incidentId}/merge`, { method: "POST", body: request });
}

/** Writes evidence, as the server measures it now, into the incident's log. Safe to repeat with the same commandId. */
export function pinEvidence(incidentId: string, request: PinRequest): Promise<Outcome<Appended>> {
  return callApi(`/api/incidents/${incidentId}/evidence`, { method: "POST", body: request });
}
