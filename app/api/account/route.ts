import { routes } from "@/lib/server/route";
import { changeName } from "@/lib/verbs/change-name";
import { describeAccount } from "@/lib/verbs/describe-account";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/account", {
  GET: ({ ctx }) => describeAccount(ctx),
  PATCH: ({ ctx, body }) => changeName(ctx, body),
});
