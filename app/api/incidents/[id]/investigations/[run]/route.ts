import { routes } from "@/lib/server/route";
import { cancelInvestigation } from "@/lib/verbs/cancel-investigation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/investigations/[run]", {
  DELETE: ({ ctx, params: { id, run }, body }) =>
    cancelInvestigation(ctx, { incidentId: id, investigationId: run, input: body }),
});
