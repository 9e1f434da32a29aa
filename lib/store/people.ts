import type { PeopleStore } from "@/lib/policy/people-ports";
import { grantableByRole, type PersonStanding } from "@/lib/policy/people-rules";
import { parseRole } from "@/lib/policy/actor";
import { success } from "@/lib/wire/problem";
import type { Prisma } from "@/prisma/generated/client";

import type { TellAccess } from "./access-channel";
import type { Database } from "./database";

/** Any constant: one change at a time of who is who. */
const LOCK = 7_265_501;

/** Holds off every other change of roles until the transaction ends, so that rules about all people hold. */
export async function lockPeople(transaction: Prisma.TransactionClient): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
}

/** Those who work here. Everything that looks at more than one person before it writes does so under one lock. */
export function openPeople({ prisma }: Database, tellAccess: TellAccess): PeopleStore {
  return {
    list: () => prisma.user.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }] }),

    find: (id) => prisma.user.findUnique({ where: { id } }),

    async names(ids) {
      const people = await prisma.user.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true },
      });
      return new Map(people.map(({ id, name }) => [id, name]));
    },

    async isDisabled(id) {
      const person = await prisma.user.findUnique({ where: { id }, select: { disabledAt: true } });
      return person?.disabledAt !== null;
    },

    rename: (id, name) =>
      prisma.$transaction(async (transaction) => {
        const person = await transaction.user.update({ where: { id }, data: { name } });
        await tellAccess(transaction, { personId: id });
        return person;
      }),

    change: ({ id, at }, decide) =>
      prisma.$transaction(async (transaction) => {
        await lockPeople(transaction);
        const before = await transaction.user.findUnique({ where: { id } });
        if (!before) return null;
        const activeOwners = await transaction.user.count({ where: { role: "owner", disabledAt: null } });
        const decided = decide(
          { id, role: parseRole(before.role), disabled: before.disabledAt !== null },
          activeOwners,
        );
        if (!decided.ok) return decided;
        const { role, disabled } = decided.value;
        const disabledAt = disabled ? (before.disabledAt ?? at) : null;
        const person = await transaction.user.update({ where: { id }, data: { role, disabledAt } });
        await endWhatIsLost(transaction, { ...decided.value, at });
        await tellAccess(transaction, { personId: id });
        return success(person);
      }),
  };
}

async function endWhatIsLost(
  transaction: Prisma.TransactionClient,
  { id, role, disabled, at }: PersonStanding & { at: Date },
): Promise<void> {
  if (disabled) await transaction.session.deleteMany({ where: { userId: id } });
  const kept = disabled ? [] : [...grantableByRole(role)];
  await transaction.invitation.updateMany({
    where: { invitedBy: id, acceptedAt: null, revokedAt: null, role: { notIn: kept } },
    data: { revokedAt: at },
  });
}
