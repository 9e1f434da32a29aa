import type { TokenStore } from "@/lib/policy/access-ports";

import { notifyAccess } from "./access-channel";
import type { Database } from "./database";
import { coalesceReads } from "./coalesce";

const USE_NOTED_EVERY_MS = 60_000;

/** The API tokens. */
export function openTokens({ prisma }: Database): TokenStore {
  // Each request of a script shows its token, and a crowd of them must not fill the pool with the same question.
  const find = coalesceReads(async (ids) => {
    const rows = await prisma.apiToken.findMany({ where: { id: { in: [...ids] } }, include: { user: true } });
    return new Map(rows.map((row) => [row.id, row]));
  });
  return {
    create: (token) => prisma.apiToken.create({ data: token, omit: { secretHash: true } }),

    list: (userId) =>
      prisma.apiToken.findMany({
        where: { userId, revokedAt: null },
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        omit: { secretHash: true },
      }),

    find: async (id) => (await find(id)) ?? null,

    async noteUse({ id, lastUsedAt }, now) {
      const before = new Date(now.getTime() - USE_NOTED_EVERY_MS);
      if (lastUsedAt && lastUsedAt > before) return;
      await prisma.apiToken.updateMany({
        where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
        data: { lastUsedAt: now },
      });
    },

    revoke: ({ id, userId, at }) =>
      prisma.$transaction(async (transaction) => {
        const where = { id, userId, revokedAt: null };
        const { count } = await transaction.apiToken.updateMany({ where, data: { revokedAt: at } });
        if (count > 0) await notifyAccess(transaction, { personId: userId, tokenId: id });
        return count > 0;
      }),
  };
}
