import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { pinEvidence } from "@/lib/verbs/pin-evidence";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/evidence", {
  POST: async ({ ctx, params, body }) =>
    created(await pinEvidence(ctx, { incidentId: params.id, input: body })),
});
