import { textLogsEndpoint } from "@/lib/server/otlp-endpoint";
import { routes } from "@/lib/server/route";
import { inBytes } from "@/lib/server/route-telemetry";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/v1/logs/text", {
  manner: inBytes,
  POST: textLogsEndpoint,
});
