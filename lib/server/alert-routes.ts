import { receiveAlerts } from "@/lib/verbs/receive-alerts";

import { routes } from "./route";
import { inAlerts } from "./route-alerts";
import { inSampleAlerts } from "./sample-manner";

/** The routes by which alerts come in: pages' server and the door beside it answer by the same. */
export const alertRoutes = {
  "/api/alerts/alertmanager": routes("/api/alerts/alertmanager", {
    manner: inAlerts,
    POST: ({ ctx, body }) => receiveAlerts(ctx, body),
  }),
  "/api/samples/alerts/alertmanager": routes("/api/samples/alerts/alertmanager", {
    manner: inSampleAlerts,
    POST: ({ ctx, body }) => receiveAlerts(ctx, body, "sample"),
  }),
};
