import { routes } from "@/lib/server/route";
import { changePerson } from "@/lib/verbs/change-person";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/people/[id]", {
  PATCH: ({ ctx, params, body }) => changePerson(ctx, params.id, body),
});
