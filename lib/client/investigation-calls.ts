import type { Outcome } from "@/lib/wire/problem";

import { callApi } from "./api";

/** What an investigation is to look at; what is left open, the server chooses from the incident. */
export type InvestigationAsk = {
  /** Coined by the caller: repeating it starts nothing more. */
  commandId: string;
  question?: string;
  /** ISO 8601. */
  from?: string;
  to?: string;
  service?: string;
};

/** Starts an investigation; what it finds comes in the log. Safe to repeat with the same commandId. */
export function startInvestigation(incidentId: string, ask: InvestigationAsk): Promise<Outcome<unknown>> {
  return callApi(`/api/incidents/${incidentId}/investigations`, { method: "POST", body: ask });
}

/** Stops an investigation; what it has found stays. */
export function cancelInvestigation(incidentId: string, investigationId: string): Promise<Outcome<unknown>> {
  const path = `/api/incidents/${incidentId}/investigations/${encodeURIComponent(investigationId)}`;
  return callApi(path, { method: "DELETE" });
}
