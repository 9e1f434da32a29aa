import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { declareIncident } from "@/lib/verbs/declare-incident";
import { listIncidents } from "@/lib/verbs/list-incidents";
import { parseFilter } from "@/lib/wire/incident-list";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents", {
  GET: ({ ctx, query }) =>
    listIncidents(ctx, {
      filter: parseFilter(query),
      after: query.get("after") ?? undefined,
      limit: query.get("limit") ?? undefined,
    }),
  POST: async ({ ctx, body }) =>
    created(await declareIncident(ctx, body), ({ incidentId }) => `/api/incidents/${incidentId}`),
});
