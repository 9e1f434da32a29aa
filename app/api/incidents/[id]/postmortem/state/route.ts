import { routes } from "@/lib/server/route";
import { setPostmortemState } from "@/lib/verbs/set-postmortem-state";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/postmortem/state", {
  POST: ({ ctx, params, body }) => setPostmortemState(ctx, { incidentId: params.id, input: body }),
});
