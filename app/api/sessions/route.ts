import { routes } from "@/lib/server/route";
import { endAllSessions } from "@/lib/verbs/end-all-sessions";
import { listSessions } from "@/lib/verbs/list-sessions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/sessions", {
  GET: ({ ctx }) => listSessions(ctx, ctx.actor.id),
  DELETE: ({ ctx }) => endAllSessions(ctx, ctx.actor.id),
});
