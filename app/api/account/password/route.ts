import { routes } from "@/lib/server/route";
import { setPassword } from "@/lib/verbs/set-password";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/account/password", {
  PUT: ({ ctx, body }) => setPassword(ctx, body),
});
