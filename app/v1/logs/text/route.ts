import { routes } from "@/lib/server/route";
import { inBytes } from "@/lib/server/route-telemetry";
import { sendTextLogs } from "@/lib/verbs/send-telemetry";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/v1/logs/text", {
  manner: inBytes,
  POST: ({ ctx, query, body, request }) =>
    sendTextLogs(ctx, {
      service: query.get("service"),
      contentType: request.headers.get("content-type"),
      body,
    }),
});
