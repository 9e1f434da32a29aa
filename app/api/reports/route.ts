import { routes } from "@/lib/server/route";
import { readReport } from "@/lib/verbs/read-report";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/reports", {
  GET: ({ ctx, query }) => readReport(ctx, query),
});
