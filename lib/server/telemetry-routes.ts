import { ofSamples, otlpEndpoint, textLogsEndpoint } from "./otlp-endpoint";
import { routes } from "./route";
import { inBytes, inOtlp } from "./route-telemetry";
import { inSampleOtlp } from "./sample-manner";

/** The routes by which telemetry comes in: pages' server and telemetry's door answer by the same. */
export const telemetryRoutes = {
  "/v1/traces": routes("/v1/traces", { manner: inOtlp, POST: otlpEndpoint("traces") }),
  "/v1/metrics": routes("/v1/metrics", { manner: inOtlp, POST: otlpEndpoint("metrics") }),
  "/v1/logs": routes("/v1/logs", { manner: inOtlp, POST: otlpEndpoint("logs") }),
  "/v1/logs/text": routes("/v1/logs/text", {
    manner: inBytes,
    POST: textLogsEndpoint,
  }),
  "/api/samples/v1/traces": routes("/api/samples/v1/traces", {
    manner: inSampleOtlp,
    POST: ofSamples(otlpEndpoint("traces")),
  }),
  "/api/samples/v1/metrics": routes("/api/samples/v1/metrics", {
    manner: inSampleOtlp,
    POST: ofSamples(otlpEndpoint("metrics")),
  }),
  "/api/samples/v1/logs": routes("/api/samples/v1/logs", {
    manner: inSampleOtlp,
    POST: ofSamples(otlpEndpoint("logs")),
  }),
};
