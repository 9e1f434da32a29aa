import type { SessionStore } from "@/lib/policy/access-ports";

import type { TellAccess } from "./access-channel";
import type { Database } from "./database";

/** Who is signed in where. */
export function openSessions({ prisma }: Database, tellAccess: TellAccess): SessionStore {
  return {
    list: (userId, at) =>
      prisma.session.findMany({
        where: { userId, expiresAt: { gt: at } },
        orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
        omit: { token: true },
      }),

    async personOf(id) {
      const session = await prisma.session.findUnique({ where: { id }, select: { userId: true } });
      return session?.userId ?? null;
    },

    end: (id) =>
      prisma.$transaction(async (transaction) => {
        const session = await transaction.session.findUnique({ where: { id }, select: { userId: true } });
        if (!session) return false;
        await transaction.session.deleteMany({ where: { id } });
        await tellAccess(transaction, { personId: session.userId, sessionId: id });
        return true;
      }),

    endAll: (userId) =>
      prisma.$transaction(async (transaction) => {
        await transaction.session.deleteMany({ where: { userId } });
        await tellAccess(transaction, { personId: userId });
      }),
  };
}
