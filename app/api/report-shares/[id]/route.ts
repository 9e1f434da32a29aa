import { routes } from "@/lib/server/route";
import { revokeReportShare } from "@/lib/verbs/revoke-report-share";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/report-shares/[id]", {
  DELETE: ({ ctx, params }) => revokeReportShare(ctx, params.id),
});
