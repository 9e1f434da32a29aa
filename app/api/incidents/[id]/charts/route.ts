import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { pinChart } from "@/lib/verbs/pin-chart";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/charts", {
  POST: async ({ ctx, params, body }) => created(await pinChart(ctx, { incidentId: params.id, input: body })),
});
