import { routes } from "@/lib/server/route";
import { endSession } from "@/lib/verbs/end-session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/sessions/[id]", {
  DELETE: ({ ctx, params }) => endSession(ctx, params.id),
});
