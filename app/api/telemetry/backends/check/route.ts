import { routes } from "@/lib/server/route";
import { checkBackend } from "@/lib/verbs/check-backend";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/telemetry/backends/check", {
  POST: ({ ctx, body }) => checkBackend(ctx, body),
});
