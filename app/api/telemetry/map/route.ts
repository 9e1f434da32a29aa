import { routes } from "@/lib/server/route";
import { readServiceMap } from "@/lib/verbs/read-window-view";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/telemetry/map", {
  GET: ({ ctx, query }) => readServiceMap(ctx, Object.fromEntries(query)),
});
