import { routes } from "@/lib/server/route";
import { readIncident } from "@/lib/verbs/read-incident";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]", {
  GET: ({ ctx, params }) => readIncident(ctx, params.id),
});
