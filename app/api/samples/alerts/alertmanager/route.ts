import { routes } from "@/lib/server/route";
import { inSampleJson } from "@/lib/server/sample-manner";
import { receiveSampleAlerts } from "@/lib/verbs/receive-sample-alerts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/samples/alerts/alertmanager", {
  manner: inSampleJson,
  POST: ({ ctx, body }) => receiveSampleAlerts(ctx, body),
});
