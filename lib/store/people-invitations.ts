import { type Invitation, Prisma, type User } from "@/prisma/generated/client";

import type { Database } from "./database";
import { lockPeople } from "./people";
import { insertPerson, type NewPerson } from "./people-credentials";

export type StoredInvitation = Omit<Invitation, "tokenHash">;

export type InvitationStore = ReturnType<typeof openInvitations>;

const pending = { acceptedAt: null, revokedAt: null } as const;

/** Who has been asked to join. */
export function openInvitations({ prisma }: Database) {
  return {
    /** Adds an invitation in place of earlier ones to the same address. Null where the address has an account. */
    create: (
      invitation: Omit<Invitation, "createdAt" | "acceptedAt" | "revokedAt">,
      at: Date,
    ): Promise<StoredInvitation | null> =>
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

    /** Those that nobody has accepted or revoked, expired ones too, newest first. */
    list: (): Promise<StoredInvitation[]> =>
      prisma.invitation.findMany({
        where: pending,
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        omit: { tokenHash: true },
      }),

    find: (id: string): Promise<StoredInvitation | null> =>
      prisma.invitation.findUnique({ where: { id }, omit: { tokenHash: true } }),

    findByToken: (tokenHash: string): Promise<StoredInvitation | null> =>
      prisma.invitation.findUnique({ where: { tokenHash }, omit: { tokenHash: true } }),

    /** False where it can no longer be revoked. */
    async revoke(id: string, at: Date): Promise<boolean> {
      const { count } = await prisma.invitation.updateMany({
        where: { id, ...pending },
        data: { revokedAt: at },
      });
      return count > 0;
    },

    /**
     * Turns an open invitation into a person, once: of two at the same moment one gets null, as does who comes
     * too late. "taken": the address has got an account in the meantime, and the invitation stays as it was.
     */
    async accept(
      { tokenHash, at }: { tokenHash: string; at: Date },
      person: Pick<NewPerson, "id" | "name" | "passwordHash">,
    ): Promise<User | "taken" | null> {
      try {
        return await prisma.$transaction(async (transaction) => {
          const [invitation] = await transaction.invitation.updateManyAndReturn({
            where: { tokenHash, ...pending, expiresAt: { gt: at } },
            data: { acceptedAt: at },
          });
          if (!invitation) return null;
          return insertPerson(transaction, { ...person, email: invitation.email, role: invitation.role });
        });
      } catch (error) {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return "taken";
        throw error;
      }
    },

    /** The role that an address has been invited to, if it has. */
    async openRole(email: string, at: Date): Promise<string | null> {
      const invitation = await prisma.invitation.findFirst({
        where: { email, ...pending, expiresAt: { gt: at } },
        select: { role: true },
      });
      return invitation?.role ?? null;
    },

    /** The person has come another way: through the identity provider, with the same address. */
    async acceptAll(email: string, at: Date): Promise<void> {
      await prisma.invitation.updateMany({ where: { email, ...pending }, data: { acceptedAt: at } });
    },
  };
}
