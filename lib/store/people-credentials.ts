import type { CredentialStore } from "@/lib/policy/people-ports";
import type { Prisma, User } from "@/prisma/generated/client";

import type { TellAccess } from "./access-channel";
import type { Database } from "./database";

/** better-auth's name for an account that is a password. */
const PASSWORD = "credential";

export type NewPerson = { id: string; name: string; email: string; role: string; passwordHash: string };

/** Adds a person who signs in with a password. Rejects with P2002 where the e-mail is taken. */
export async function insertPerson(
  transaction: Prisma.TransactionClient,
  { passwordHash, ...person }: NewPerson,
): Promise<User> {
  // Whoever let them in vouched for the address: an identity provider may be linked by it.
  const user = await transaction.user.create({ data: { ...person, emailVerified: true } });
  await writePassword(transaction, user.id, passwordHash);
  return user;
}

/** Gives a person a password, or another one. */
export async function writePassword(
  transaction: Prisma.TransactionClient,
  userId: string,
  password: string,
): Promise<void> {
  const account = { providerId: PASSWORD, accountId: userId };
  await transaction.account.upsert({
    where: { providerId_accountId: account },
    create: { ...account, id: `${PASSWORD}-${userId}`, userId, password },
    update: { password },
  });
}

/** The hashes of passwords. */
export function openCredentials({ prisma }: Database, tellAccess: TellAccess): CredentialStore {
  return {
    async passwordHash(userId) {
      const where = { providerId_accountId: { providerId: PASSWORD, accountId: userId } };
      const account = await prisma.account.findUnique({ where, select: { password: true } });
      return account?.password ?? null;
    },

    setPassword: ({ userId, passwordHash, keepSessionId }) =>
      prisma.$transaction(async (transaction) => {
        await writePassword(transaction, userId, passwordHash);
        await transaction.session.deleteMany({ where: { userId, id: { not: keepSessionId } } });
        await tellAccess(transaction, { personId: userId });
      }),
  };
}
