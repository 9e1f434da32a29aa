import type { ApiToken, User } from "@/prisma/generated/client";

import { notifyAccess } from "./access-channel";
import type { Database } from "./database";

const USE_NOTED_EVERY_MS = 60_000;

export type StoredToken = Omit<ApiToken, "secretHash">;

export type TokenStore = ReturnType<typeof openTokens>;

/** The API tokens. A secret never gets this far: only its digest does. */
export function openTokens({ prisma }: Database) {
  return {
    create: (token: Omit<ApiToken, "lastUsedAt" | "revokedAt">): Promise<StoredToken> =>
      prisma.apiToken.create({ data: token, omit: { secretHash: true } }),

    /** A person's tokens that still open anything or have only run out, newest first. */
    list: (userId: string): Promise<StoredToken[]> =>
      prisma.apiToken.findMany({
        where: { userId, revokedAt: null },
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        omit: { secretHash: true },
      }),

    find: (id: string): Promise<(ApiToken & { user: User }) | null> =>
      prisma.apiToken.findUnique({ where: { id }, include: { user: true } }),

    /** Notes the use of a token, at most once a minute. */
    async noteUse({ id, lastUsedAt }: Pick<ApiToken, "id" | "lastUsedAt">, now: Date) {
      const before = new Date(now.getTime() - USE_NOTED_EVERY_MS);
      if (lastUsedAt && lastUsedAt > before) return;
      await prisma.apiToken.updateMany({
        where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
        data: { lastUsedAt: now },
      });
    },

    /** Revokes a person's token and tells every node. False where they have no such token. */
    revoke: ({ id, userId, at }: { id: string; userId: string; at: Date }): Promise<boolean> =>
      prisma.$transaction(async (transaction) => {
        const where = { id, userId, revokedAt: null };
        const { count } = await transaction.apiToken.updateMany({ where, data: { revokedAt: at } });
        if (count > 0) await notifyAccess(transaction, { personId: userId, tokenId: id });
        return count > 0;
      }),
  };
}
