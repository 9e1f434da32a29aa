import { routes } from "@/lib/server/route";
import type { SignInMethods } from "@/lib/wire/people";
import { success } from "@/lib/wire/problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/auth/methods", {
  async GET({ runtime: { oidc } }) {
    const methods: SignInMethods = { oidc: oidc && { name: oidc.name, reachable: await oidc.isReachable() } };
    return success(methods);
  },
});
