import { routes } from "@/lib/server/route";
import { listReportMembers } from "@/lib/verbs/list-report-members";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/reports/members", {
  GET: ({ ctx, query }) => listReportMembers(ctx, query),
});
