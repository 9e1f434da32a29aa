import { appendEvent } from "@/lib/verbs/append-event";
import { readEvents } from "@/lib/verbs/read-events";
import { startInvestigation } from "@/lib/verbs/start-investigation";

import { linesResponse, pageResponse, wantsLines } from "./events-response";
import { created } from "./problem-response";
import { routes } from "./route";

/** The routes by which programs take part in rooms: pages' server answers by the same as the door beside it. */
export const incidentRoutes = {
  "/api/incidents/[id]/events": routes("/api/incidents/[id]/events", {
    GET: async ({ ctx, params, query, request }) => {
      const after = query.get("after") ?? undefined;
      const limit = query.get("limit") ?? undefined;
      const events = await readEvents(ctx, { incidentId: params.id, after, limit });
      if (!events.ok) return events;
      return wantsLines(request.headers) ? linesResponse(events.value) : pageResponse(events.value);
    },
    POST: async ({ ctx, params, body }) =>
      created(await appendEvent(ctx, { incidentId: params.id, draft: body })),
  }),
  "/api/incidents/[id]/investigations": routes("/api/incidents/[id]/investigations", {
    POST: async ({ ctx, params, body }) =>
      created(await startInvestigation(ctx, { incidentId: params.id, input: body })),
  }),
};
