import { routes } from "@/lib/server/route";
import { listPeople } from "@/lib/verbs/list-people";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/people", {
  GET: ({ ctx }) => listPeople(ctx),
});
