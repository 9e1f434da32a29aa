import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { proposeHypothesis } from "@/lib/verbs/propose-hypothesis";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/hypotheses", {
  POST: async ({ ctx, params, body }) =>
    created(await proposeHypothesis(ctx, { incidentId: params.id, input: body })),
});
