import { routes } from "@/lib/server/route";
import { inSampleAlerts } from "@/lib/server/sample-manner";
import { receiveAlerts } from "@/lib/verbs/receive-alerts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/samples/alerts/alertmanager", {
  manner: inSampleAlerts,
  POST: ({ ctx, body }) => receiveAlerts(ctx, body, "sample"),
});
