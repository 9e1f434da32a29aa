import { finishOidc } from "@/lib/server/auth-sign-in-oidc";
import { routes } from "@/lib/server/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/auth/callback/oidc", {
  GET: finishOidc,
});
