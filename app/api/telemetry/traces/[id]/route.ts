import { routes } from "@/lib/server/route";
import { readTrace } from "@/lib/verbs/read-trace";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/telemetry/traces/[id]", {
  GET: ({ ctx, query, params }) => readTrace(ctx, { ...Object.fromEntries(query), traceId: params.id }),
});
