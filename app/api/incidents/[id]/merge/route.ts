import { routes } from "@/lib/server/route";
import { mergeIncidents } from "@/lib/verbs/merge-incidents";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/merge", {
  POST: ({ ctx, params, body }) => mergeIncidents(ctx, { incidentId: params.id, input: body }),
});
