import type { Prisma } from "@/prisma/generated/client";

/** Where nodes tell each other that somebody's right to be connected has changed. */
export const ACCESS_CHANNEL = "parallax_access";

/** All of a person's connections, or those of one session or one token, must be checked again. */
export type AccessChange = { personId: string; sessionId?: string; tokenId?: string };

/** Tells every node, once the transaction has committed and not before. */
export async function notifyAccess(
  transaction: Prisma.TransactionClient,
  change: AccessChange,
): Promise<void> {
  await transaction.$executeRaw`SELECT pg_notify(${ACCESS_CHANNEL}, ${JSON.stringify(change)})`;
}
