import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { startInvestigation } from "@/lib/verbs/start-investigation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/investigations", {
  POST: async ({ ctx, params, body }) =>
    created(await startInvestigation(ctx, { incidentId: params.id, input: body })),
});
