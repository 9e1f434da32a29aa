import type { Database } from "./database";

/** What a session or a token is worth at a moment. */
export type Standing = { name: string; email: string; role: string; scopes: readonly string[] };

export type Credentials = { sessionIds: readonly string[]; tokenIds: readonly string[]; at: Date };

const person = { select: { name: true, email: true, role: true } } as const;

/** The standing of those sessions and tokens that still open something, by id, in two queries for any number. */
export async function readStanding(
  { prisma }: Pick<Database, "prisma">,
  { sessionIds, tokenIds, at }: Credentials,
): Promise<ReadonlyMap<string, Standing>> {
  const [sessions, tokens] = await Promise.all([
    prisma.session.findMany({
      where: { id: { in: [...sessionIds] }, expiresAt: { gt: at }, user: { disabledAt: null } },
      select: { id: true, user: person },
    }),
    prisma.apiToken.findMany({
      where: {
        id: { in: [...tokenIds] },
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: at } }],
        user: { disabledAt: null },
      },
      select: { id: true, scopes: true, user: person },
    }),
  ]);
  return new Map([
    ...sessions.map(({ id, user }): [string, Standing] => [id, { ...user, scopes: [] }]),
    ...tokens.map(({ id, scopes, user }): [string, Standing] => [id, { ...user, scopes }]),
  ]);
}
