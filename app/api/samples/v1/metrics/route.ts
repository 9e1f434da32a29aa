import { telemetryRoutes } from "@/lib/server/telemetry-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = telemetryRoutes["/api/samples/v1/metrics"];
