import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { declareIncident } from "@/lib/verbs/declare-incident";
import { listIncidents } from "@/lib/verbs/list-incidents";
import { readFilter } from "@/lib/wire/incident-filter-query";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents", {
  GET: async ({ ctx, query }) => {
    const filter = readFilter(query);
    if (!filter.ok) return filter;
    return listIncidents(ctx, {
      filter: filter.value,
      after: query.get("after") ?? undefined,
      limit: query.get("limit") ?? undefined,
    });
  },
  POST: async ({ ctx, body }) =>
    created(await declareIncident(ctx, body), ({ incidentId }) => `/api/incidents/${incidentId}`),
});
