import type { Prisma, SignInLink, User } from "@/prisma/generated/client";

import { notifyAccess } from "./access-channel";
import type { Database } from "./database";
import { lockPeople } from "./people";
import { insertPerson, type NewPerson, writePassword } from "./people-credentials";

const OWNER = "owner";

/** A first owner, without what the role says already. */
export type NewOwner = Omit<NewPerson, "role">;

export type LinkUse =
  | { kind: "signed_in"; person: User }
  /** Spent, expired or never made. */
  | { kind: "closed" }
  /** There is no owner, and none was given: the link stays good. */
  | { kind: "owner_needed" };

export type LinkStore = ReturnType<typeof openLinks>;

/** The owner's one-time links, which the start command writes. */
export function openLinks({ prisma }: Database) {
  return {
    find: (tokenHash: string): Promise<SignInLink | null> =>
      prisma.signInLink.findUnique({ where: { tokenHash, purpose: OWNER } }),

    firstOwner: (): Promise<User | null> => firstOwner(prisma),

    /**
     * Spends a link: it gives the first owner, made from `owner` where there is none. Of two uses at the same
     * moment one finds it closed.
     */
    use: (
      { tokenHash, at }: { tokenHash: string; at: Date },
      owner: NewOwner | undefined,
    ): Promise<LinkUse> =>
      prisma.$transaction(async (transaction) => {
        await lockPeople(transaction);
        const open = { tokenHash, purpose: OWNER, usedAt: null, expiresAt: { gt: at } };
        if (!(await transaction.signInLink.findFirst({ where: open }))) return { kind: "closed" };
        const person =
          (await firstOwner(transaction)) ?? (owner ? await makeOwner(transaction, owner) : undefined);
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
async function makeOwner(transaction: Prisma.TransactionClient, owner: NewOwner): Promise<User> {
  const { name, email, passwordHash } = owner;
  const known = await transaction.user.findUnique({ where: { email } });
  if (!known) return insertPerson(transaction, { ...owner, role: OWNER });
  await writePassword(transaction, known.id, passwordHash);
  await notifyAccess(transaction, { personId: known.id });
  return transaction.user.update({
    where: { id: known.id },
    data: { name, role: OWNER, disabledAt: null },
  });
}
