import { otlpEndpoint, textLogsEndpoint } from "./otlp-endpoint";
import { routes } from "./route";
import { inBytes, inOtlp } from "./route-telemetry";

/** The routes by which telemetry comes in: pages' server and telemetry's door answer by the same. */
export const telemetryRoutes = {
  "/v1/traces": routes("/v1/traces", { manner: inOtlp, POST: otlpEndpoint("traces") }),
  "/v1/metrics": routes("/v1/metrics", { manner: inOtlp, POST: otlpEndpoint("metrics") }),
  "/v1/logs": routes("/v1/logs", { manner: inOtlp, POST: otlpEndpoint("logs") }),
  "/v1/logs/text": routes("/v1/logs/text", {
    manner: inBytes,
    POST: textLogsEndpoint,
  }),
};
