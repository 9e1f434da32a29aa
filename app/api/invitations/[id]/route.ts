import { routes } from "@/lib/server/route";
import { revokeInvitation } from "@/lib/verbs/revoke-invitation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/invitations/[id]", {
  DELETE: ({ ctx, params }) => revokeInvitation(ctx, params.id),
});
