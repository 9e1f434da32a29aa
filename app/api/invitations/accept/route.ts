import { lookUpLink, signInByLink } from "@/lib/server/auth-sign-in";
import { routes } from "@/lib/server/route";
import { acceptInvitation } from "@/lib/verbs/accept-invitation";
import { lookUpInvitation } from "@/lib/verbs/look-up-invitation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/invitations/accept", {
  GET: (call) => lookUpLink(call, () => lookUpInvitation(call.ctx, { token: call.query.get("token") })),
  POST: (call) => signInByLink(call, () => acceptInvitation(call.ctx, call.body)),
});
