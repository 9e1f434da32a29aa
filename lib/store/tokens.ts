import type { TokenStore } from "@/lib/policy/access-ports";

import { notifyAccess } from "./access-channel";
import type { Database } from "./database";
import { coalesce, coalesceReads } from "./coalesce";

const USE_NOTED_EVERY_MS = 60_000;

/** The API tokens. */
export function openTokens({ prisma }: Database): TokenStore {
  // Each request of a script shows its token, and a crowd of them must not fill the pool with the same question.
  const find = coalesceReads(async (ids) => {
    const rows = await prisma.apiToken.findMany({ where: { id: { in: [...ids] } }, include: { user: true } });
    return new Map(rows.map((row) => [row.id, row]));
  });
  const noteUse = coalesce(async (uses: readonly { id: string; now: Date }[]) => {
    const ids = [...new Set(uses.map(({ id }) => id))];
    const now = uses.reduce((latest, use) => (use.now > latest ? use.now : latest), new Date(0));
    await prisma.apiToken.updateMany({
      where: { id: { in: ids }, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: usedBefore(now) } }] },
      data: { lastUsedAt: now },
    });
    return uses.map(() => undefined);
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
      if (!lastUsedAt || lastUsedAt <= usedBefore(now)) await noteUse({ id, now });
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

/** Whether a use is noted again: when the last one that was is of before then. */
function usedBefore(now: Date): Date {
  return new Date(now.getTime() - USE_NOTED_EVERY_MS);
}
