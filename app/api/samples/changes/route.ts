import { routes } from "@/lib/server/route";
import { inSampleAlerts } from "@/lib/server/sample-manner";
import { receiveChanges } from "@/lib/verbs/receive-changes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/samples/changes", {
  manner: inSampleAlerts,
  POST: ({ ctx, body }) => receiveChanges(ctx, body, "sample"),
});
