import { linesResponse, pageResponse, wantsLines } from "@/lib/server/events-response";
import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { appendEvent } from "@/lib/verbs/append-event";
import { readEvents } from "@/lib/verbs/read-events";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/incidents/[id]/events", {
  GET: async ({ ctx, params, query, request }) => {
    const after = query.get("after") ?? undefined;
    const limit = query.get("limit") ?? undefined;
    const events = await readEvents(ctx, { incidentId: params.id, after, limit });
    if (!events.ok) return events;
    return wantsLines(request.headers) ? linesResponse(events.value) : pageResponse(events.value);
  },
  POST: async ({ ctx, params, body }) =>
    created(await appendEvent(ctx, { incidentId: params.id, draft: body })),
});
