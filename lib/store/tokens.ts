import type { TokenProof, TokenStore } from "@/lib/policy/access-ports";

import type { TellAccess } from "./access-channel";
import type { Database } from "./database";
import { coalesce, coalesceReads } from "./coalesce";
import type { RememberedTokens } from "./remembered-tokens";

const USE_NOTED_EVERY_MS = 60_000;

/** One round trip: each request of a script waits for it. */
const FIND = {
  name: "token-find",
  text: `SELECT t.id, t.user_id, t.secret_hash, t.scopes, t.expires_at, t.last_used_at, t.revoked_at, u.name, u.email,
    u.role, u.disabled_at FROM api_token t JOIN "user" u ON u.id = t.user_id WHERE t.id = ANY($1)`,
};

type FoundRow = {
  id: string;
  user_id: string;
  secret_hash: string;
  scopes: string[];
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
  name: string;
  email: string;
  role: string;
  disabled_at: string | null;
};

/** The API tokens. */
export function openTokens(
  { prisma, pool }: Pick<Database, "prisma" | "pool">,
  { remembered, tellAccess }: { remembered: RememberedTokens; tellAccess: TellAccess },
): TokenStore {
  // Each request of a script shows its token, and a crowd of them must not fill the pool with the same question.
  const find = coalesceReads(async (ids) => {
    const { rows } = await pool.query<FoundRow>({ ...FIND, values: [ids] });
    return new Map(rows.map((row) => [row.id, proofOf(row)]));
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

    find: (id) => remembered.find(id, async () => (await find(id)) ?? null),

    async noteUse({ id, lastUsedAt }, now) {
      if (lastUsedAt && lastUsedAt > usedBefore(now)) return;
      await noteUse({ id, now });
      remembered.used(id, now);
    },

    revoke: ({ id, userId, at }) =>
      prisma.$transaction(async (transaction) => {
        const where = { id, userId, revokedAt: null };
        const { count } = await transaction.apiToken.updateMany({ where, data: { revokedAt: at } });
        if (count > 0) await tellAccess(transaction, { personId: userId, tokenId: id });
        return count > 0;
      }),
  };
}

function proofOf(row: FoundRow): TokenProof {
  const { id, user_id: userId, secret_hash: secretHash, scopes, name, email, role } = row;
  return {
    id,
    userId,
    secretHash,
    scopes,
    expiresAt: instant(row.expires_at),
    lastUsedAt: instant(row.last_used_at),
    revokedAt: instant(row.revoked_at),
    user: { name, email, role, disabledAt: instant(row.disabled_at) },
  };
}

function instant(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}

/** Whether a use is noted again: when the last one that was is of before then. */
function usedBefore(now: Date): Date {
  return new Date(now.getTime() - USE_NOTED_EVERY_MS);
}
