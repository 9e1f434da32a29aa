import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { beginPostmortem } from "@/lib/verbs/begin-postmortem";
import { readPostmortem } from "@/lib/verbs/read-postmortem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/postmortem", {
  GET: ({ ctx, params, query }) =>
    readPostmortem(ctx, { incidentId: params.id, version: query.get("version") }),
  POST: async ({ ctx, params, body }) =>
    created(await beginPostmortem(ctx, { incidentId: params.id, input: body })),
});
