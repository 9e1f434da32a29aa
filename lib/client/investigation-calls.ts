import type { z } from "zod";

import type { comparisonRequest, EvidenceComparedAnswer } from "@/lib/wire/evidence-comparisons";
import type { HypothesisProposed, hypothesisRequest } from "@/lib/wire/hypothesis-request";
import type { cancelRequest, investigationRequest, InvestigationStarted } from "@/lib/wire/investigations";
import type { Appended } from "@/lib/wire/live";
import type { Outcome } from "@/lib/wire/problem";

import { callApi } from "./api";
import { randomId } from "./random-id";

const pathOf = (incidentId: string) => `/api/incidents/${incidentId}/investigations`;

/** Starts an investigation; what it finds comes in the log. Safe to repeat with the same commandId. */
export function startInvestigation(
  incidentId: string,
  request: z.input<typeof investigationRequest>,
): Promise<Outcome<InvestigationStarted>> {
  return callApi(pathOf(incidentId), { method: "POST", body: request });
}

/** Stops an investigation; what it has found stays. */
export function cancelInvestigation(
  incidentId: string,
  investigationId: string,
  reason?: string,
): Promise<Outcome<Appended>> {
  const body: z.input<typeof cancelRequest> = { commandId: randomId(), ...(reason && { reason }) };
  return callApi(`${pathOf(incidentId)}/${encodeURIComponent(investigationId)}`, { method: "DELETE", body });
}

/** Asks for the same telemetry again, and writes into the log what has changed. */
export function compareEvidence(
  incidentId: string,
  evidenceId: string,
): Promise<Outcome<EvidenceComparedAnswer>> {
  const body: z.input<typeof comparisonRequest> = { commandId: randomId() };
  const path = `/api/incidents/${incidentId}/evidence/${encodeURIComponent(evidenceId)}/compare`;
  return callApi(path, { method: "POST", body });
}

/** Proposes a hypothesis in a person's words, for the machine to read and to test. Safe to repeat with the same commandId. */
export function proposeInWords(
  incidentId: string,
  request: z.input<typeof hypothesisRequest>,
): Promise<Outcome<HypothesisProposed>> {
  return callApi(`/api/incidents/${incidentId}/hypotheses`, { method: "POST", body: request });
}
