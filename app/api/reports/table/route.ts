import { routes } from "@/lib/server/route";
import { tableResponse } from "@/lib/server/table-response";
import { exportReportTable } from "@/lib/verbs/export-report-table";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/reports/table", {
  GET: async ({ ctx, query }) => {
    const exported = await exportReportTable(ctx, query);
    return exported.ok ? tableResponse(exported.value) : exported;
  },
});
