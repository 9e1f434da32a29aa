import { routes } from "@/lib/server/route";
import { revokeApiToken } from "@/lib/verbs/revoke-api-token";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/tokens/[id]", {
  DELETE: ({ ctx, params }) => revokeApiToken(ctx, params.id),
});
