import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { invitePerson } from "@/lib/verbs/invite-person";
import { listInvitations } from "@/lib/verbs/list-invitations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/invitations", {
  GET: ({ ctx }) => listInvitations(ctx),
  POST: async ({ ctx, body }) => created(await invitePerson(ctx, body)),
});
