import { inAlerts } from "@/lib/server/route-alerts";
import { routes } from "@/lib/server/route";
import { receiveAlerts } from "@/lib/verbs/receive-alerts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/alerts/alertmanager", {
  manner: inAlerts,
  POST: ({ ctx, body }) => receiveAlerts(ctx, body),
});
