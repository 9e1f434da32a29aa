import { routes } from "@/lib/server/route";
import { readLines } from "@/lib/verbs/read-lines";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/telemetry/lines", {
  GET: ({ ctx, query }) => readLines(ctx, Object.fromEntries(query)),
});
