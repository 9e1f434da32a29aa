import { routes } from "@/lib/server/route";
import { readEvidenceOverview } from "@/lib/verbs/read-window-view";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/telemetry/overview", {
  GET: ({ ctx, query }) => readEvidenceOverview(ctx, Object.fromEntries(query)),
});
