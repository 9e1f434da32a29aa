import type { InvitationStore } from "@/lib/policy/people-ports";
import { Prisma } from "@/prisma/generated/client";

import type { Database } from "./database";
import { lockPeople } from "./people";
import { insertPerson } from "./people-credentials";

const pending = { acceptedAt: null, revokedAt: null } as const;

/** Who has been asked to join. */
export function openInvitations({ prisma }: Database): InvitationStore {
  return {
    create: (invitation, at) =>
      prisma.$transaction(async (transaction) => {
        await lockPeople(transaction);
        const { email } = invitation;
        if (await transaction.user.findUnique({ where: { email }, select: { id: true } })) return null;
        await transaction.invitation.updateMany({ where: { email, ...pending }, data: { revokedAt: at } });
        return transaction.invitation.create({
          data: { ...invitation, createdAt: at },
          omit: { tokenHash: true },
        });
      }),

    list: () =>
      prisma.invitation.findMany({
        where: pending,
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        omit: { tokenHash: true },
      }),

    find: (id) => prisma.invitation.findUnique({ where: { id }, omit: { tokenHash: true } }),

    findByToken: (tokenHash) =>
      prisma.invitation.findUnique({ where: { tokenHash }, omit: { tokenHash: true } }),

    async revoke(id, at) {
      const { count } = await prisma.invitation.updateMany({
        where: { id, ...pending },
        data: { revokedAt: at },
      });
      return count > 0;
    },

    async accept({ tokenHash, at }, person) {
      try {
        return await prisma.$transaction(async (transaction) => {
          const [invitation] = await transaction.invitation.updateManyAndReturn({
            where: { tokenHash, ...pending, expiresAt: { gt: at } },
            data: { acceptedAt: at },
          });
          if (!invitation) return null;
          const { email, role } = invitation;
          return insertPerson(transaction, { ...person, email, role });
        });
      } catch (error) {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return "taken";
        throw error;
      }
    },

    async openRole(email, at) {
      const invitation = await prisma.invitation.findFirst({
        where: { email, ...pending, expiresAt: { gt: at } },
        select: { role: true },
      });
      return invitation?.role ?? null;
    },

    async acceptAll(email, at) {
      await prisma.invitation.updateMany({ where: { email, ...pending }, data: { acceptedAt: at } });
    },
  };
}
