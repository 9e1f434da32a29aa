import { lookUpLink, signInByLink } from "@/lib/server/auth-sign-in";
import { routes } from "@/lib/server/route";
import { lookUpSignInLink } from "@/lib/verbs/look-up-sign-in-link";
import { signInWithLink } from "@/lib/verbs/sign-in-with-link";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/sign-in-link", {
  GET: (call) => lookUpLink(call, () => lookUpSignInLink(call.ctx, { token: call.query.get("token") })),
  POST: (call) => signInByLink(call, () => signInWithLink(call.ctx, call.body)),
});
