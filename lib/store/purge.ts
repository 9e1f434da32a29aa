import type { Database } from "./database";

/** How long what has run out stays visible before it goes, in days. */
const INVITATION_DAYS = 30;
const LINK_DAYS = 1;
/** For so long own hypotheses can be tested over what an investigation has read. */
const FRAME_DAYS = 14;

/** Deletes what has run out: nothing here is part of any record. Gives how many rows of each went. */
export async function purgeExpired(
  { prisma }: Pick<Database, "prisma">,
  now: Date,
): Promise<Readonly<Record<string, number>>> {
  const before = (days: number) => ({ lt: new Date(now.getTime() - days * 86_400_000) });
  const [sessions, verifications, links, invitations, attempts, frames] = await prisma.$transaction([
    prisma.session.deleteMany({ where: { expiresAt: { lt: now } } }),
    prisma.verification.deleteMany({ where: { expiresAt: { lt: now } } }),
    prisma.signInLink.deleteMany({ where: { expiresAt: before(LINK_DAYS) } }),
    prisma.invitation.deleteMany({ where: { expiresAt: before(INVITATION_DAYS) } }),
    prisma.rateLimit.deleteMany({ where: { resetsAt: { lt: now } } }),
    prisma.investigationFrame.deleteMany({ where: { keptAt: before(FRAME_DAYS) } }),
  ]);
  return {
    sessions: sessions.count,
    verifications: verifications.count,
    links: links.count,
    invitations: invitations.count,
    attempts: attempts.count,
    frames: frames.count,
  };
}
