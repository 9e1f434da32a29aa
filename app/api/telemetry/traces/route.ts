import { routes } from "@/lib/server/route";
import { listTraces } from "@/lib/verbs/list-traces";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/telemetry/traces", {
  GET: ({ ctx, query }) => listTraces(ctx, Object.fromEntries(query)),
});
