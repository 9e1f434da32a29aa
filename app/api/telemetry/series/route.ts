import { routes } from "@/lib/server/route";
import { listSeries } from "@/lib/verbs/list-series";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/telemetry/series", {
  GET: ({ ctx, query }) => listSeries(ctx, Object.fromEntries(query)),
});
