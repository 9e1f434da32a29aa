import { exportResponse } from "@/lib/server/export-response";
import { routes } from "@/lib/server/route";
import { exportPostmortem } from "@/lib/verbs/export-postmortem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/postmortem/export", {
  GET: async ({ ctx, params, query }) => {
    const asked = await exportPostmortem(ctx, {
      incidentId: params.id,
      query: Object.fromEntries(query),
    });
    return asked.ok ? exportResponse(asked.value) : asked;
  },
});
