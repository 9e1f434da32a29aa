import { routes } from "@/lib/server/route";
import { listLogPatterns } from "@/lib/verbs/list-log-patterns";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/telemetry/patterns", {
  GET: ({ ctx, query }) => listLogPatterns(ctx, Object.fromEntries(query)),
});
