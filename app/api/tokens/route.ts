import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { createApiToken } from "@/lib/verbs/create-api-token";
import { listApiTokens } from "@/lib/verbs/list-api-tokens";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/tokens", {
  GET: ({ ctx }) => listApiTokens(ctx),
  POST: async ({ ctx, body }) => created(await createApiToken(ctx, body)),
});
