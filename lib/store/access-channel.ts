import { z } from "zod";

import type { Prisma } from "@/prisma/generated/client";

import type { Notifications } from "./notifications";

const CHANNEL = "parallax_access";

const accessChange = z.object({
  personId: z.string(),
  sessionId: z.string().optional(),
  tokenId: z.string().optional(),
});

/** All of a person's connections, or only those of one session or one token, must be proven again. */
export type AccessChange = z.infer<typeof accessChange>;

/** Tells every node of a change, once the transaction has committed and not before. */
export type TellAccess = (transaction: Prisma.TransactionClient, change: AccessChange) => Promise<void>;

export const notifyAccess: TellAccess = async (transaction, change) => {
  await transaction.$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(change)})`;
};

/**
 * Hears of changes until the returned function is called. `onAnything` comes at first and after an interruption:
 * whatever is connected must be proven again, since changes may have been missed.
 */
export function onAccessChange(
  notifications: Pick<Notifications, "listen">,
  { onChange, onAnything }: { onChange: (change: AccessChange) => void; onAnything: () => void },
): () => void {
  return notifications.listen(CHANNEL, {
    onLive: onAnything,
    onMessage(payload) {
      const change = parseChange(payload);
      if (change) onChange(change);
      else onAnything();
    },
  });
}

function parseChange(payload: string): AccessChange | null {
  try {
    return accessChange.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
