import { otlpEndpoint } from "@/lib/server/otlp-endpoint";
import { routes } from "@/lib/server/route";
import { inOtlp } from "@/lib/server/route-telemetry";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/v1/logs", {
  manner: inOtlp,
  POST: otlpEndpoint("logs"),
});
