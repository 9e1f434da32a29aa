import { routes } from "@/lib/server/route";
import { listFollowUps } from "@/lib/verbs/list-follow-ups";
import { readFollowUps } from "@/lib/wire/follow-ups-query";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/follow-ups", {
  GET: async ({ ctx, query }) => {
    const filter = readFollowUps(query);
    if (!filter.ok) return filter;
    return listFollowUps(ctx, {
      filter: filter.value,
      after: query.get("after") ?? undefined,
      limit: query.get("limit") ?? undefined,
    });
  },
});
