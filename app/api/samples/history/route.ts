import { routes } from "@/lib/server/route";
import { loadHistory } from "@/lib/verbs/load-history";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/samples/history", {
  POST: ({ ctx, body }) => loadHistory(ctx, body),
});
