import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { listReportShares } from "@/lib/verbs/list-report-shares";
import { shareReport } from "@/lib/verbs/share-report";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/report-shares", {
  GET: ({ ctx }) => listReportShares(ctx),
  POST: async ({ ctx, body }) => created(await shareReport(ctx, body)),
});
