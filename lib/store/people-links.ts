import type { LinkStore, NewOwner } from "@/lib/policy/people-ports";
import type { Prisma, User } from "@/prisma/generated/client";

import type { TellAccess } from "./access-channel";
import type { Database } from "./database";
import { lockPeople } from "./people";
import { insertPerson, writePassword } from "./people-credentials";

const OWNER = "owner";

/** The owner's one-time links, which the start command writes. */
export function openLinks({ prisma }: Database, tellAccess: TellAccess): LinkStore {
  return {
    find: (tokenHash) => prisma.signInLink.findUnique({ where: { tokenHash, purpose: OWNER } }),

    firstOwner: () => firstOwner(prisma),

    use: ({ tokenHash, at }, owner) =>
      prisma.$transaction(async (transaction) => {
        await lockPeople(transaction);
        const open = { tokenHash, purpose: OWNER, usedAt: null, expiresAt: { gt: at } };
        if (!(await transaction.signInLink.findFirst({ where: open }))) return { kind: "closed" };
        const person =
          (await firstOwner(transaction)) ??
          (owner ? await makeOwner(transaction, owner, tellAccess) : undefined);
        if (!person) return { kind: "owner_needed" };
        await transaction.signInLink.update({ where: { tokenHash }, data: { usedAt: at } });
        return { kind: "signed_in", person };
      }),
  };
}

function firstOwner(client: Prisma.TransactionClient): Promise<User | null> {
  return client.user.findFirst({
    where: { role: OWNER, disabledAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** Somebody may have come through the identity provider before there was an owner: then it is them. */
async function makeOwner(
  transaction: Prisma.TransactionClient,
  owner: NewOwner,
  tellAccess: TellAccess,
): Promise<User> {
  const { name, email, passwordHash } = owner;
  const known = await transaction.user.findUnique({ where: { email } });
  if (!known) return insertPerson(transaction, { ...owner, role: OWNER });
  await writePassword(transaction, known.id, passwordHash);
  await tellAccess(transaction, { personId: known.id });
  return transaction.user.update({
    where: { id: known.id },
    data: { name, role: OWNER, disabledAt: null },
  });
}
