import { routes } from "@/lib/server/route";
import { endAllSessions } from "@/lib/verbs/end-all-sessions";
import { listSessions } from "@/lib/verbs/list-sessions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/people/[id]/sessions", {
  GET: ({ ctx, params }) => listSessions(ctx, params.id),
  DELETE: ({ ctx, params }) => endAllSessions(ctx, params.id),
});
