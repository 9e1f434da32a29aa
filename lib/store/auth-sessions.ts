import type { Session } from "@/prisma/generated/client";

import { notifyAccess } from "./access-channel";
import type { Database } from "./database";

export type StoredSession = Omit<Session, "token">;

export type SessionStore = ReturnType<typeof openSessions>;

/** Who is signed in where. Ending a session tells every node in the same transaction. */
export function openSessions({ prisma }: Database) {
  return {
    /** A person's live sessions, the latest first. */
    list: (userId: string, at: Date): Promise<StoredSession[]> =>
      prisma.session.findMany({
        where: { userId, expiresAt: { gt: at } },
        orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
        omit: { token: true },
      }),

    /** Whose session it is. */
    async personOf(id: string): Promise<string | null> {
      const session = await prisma.session.findUnique({ where: { id }, select: { userId: true } });
      return session?.userId ?? null;
    },

    /** Ends one session. False where there is none. */
    end: (id: string): Promise<boolean> =>
      prisma.$transaction(async (transaction) => {
        const [session] = await transaction.session.findMany({ where: { id }, select: { userId: true } });
        if (!session) return false;
        await transaction.session.deleteMany({ where: { id } });
        await notifyAccess(transaction, { personId: session.userId, sessionId: id });
        return true;
      }),

    /** Ends all of a person's sessions. */
    endAll: (userId: string): Promise<void> =>
      prisma.$transaction(async (transaction) => {
        await transaction.session.deleteMany({ where: { userId } });
        await notifyAccess(transaction, { personId: userId });
      }),
  };
}
