import type { Database } from "./database";
import { readHeads } from "./event-rows";
import type { LogFeed } from "./log-feed";
import { LOG_CHANNEL, parseNotice } from "./log-notice";
import type { Notifications } from "./notifications";

/** How often the heads of watched logs are looked at, should a notification be lost. Milliseconds. */
const POLL_MS = 1_000;

export type LogTail = {
  /** Looks at the heads of all watched logs now. */
  look: () => void;
  close: () => Promise<void>;
};

export type TailOptions = {
  database: Pick<Database, "pool">;
  notifications: Pick<Notifications, "listen">;
  feed: LogFeed;
  /** Its own notifications are passed over. */
  node: string;
  pollMs?: number;
};

/** Hears of what other nodes write: by notification, and by looking in any case. */
export function startLogTail({
  database,
  notifications,
  feed,
  node,
  pollMs = POLL_MS,
}: TailOptions): LogTail {
  let closed = false;
  let busy = false;
  let looking: Promise<void> = Promise.resolve();
  let lookAgain = false;

  function look(): void {
    if (closed) return;
    lookAgain = true;
    if (!busy) looking = lookAtHeads();
  }

  async function lookAtHeads(): Promise<void> {
    busy = true;
    while (lookAgain) {
      lookAgain = false;
      const watched = feed.watched();
      if (watched.length === 0) break;
      const heads = await readHeads(database.pool, watched).catch(() => new Map<string, { seq: number }>());
      for (const [incidentId, { seq }] of heads) feed.noticed(incidentId, seq);
    }
    busy = false;
  }

  function hear(text: string): void {
    const notice = parseNotice(text);
    if (!notice) {
      look();
      return;
    }
    if (notice.node === node) return;
    const { loaded = [] } = notice;
    for (const [incidentId, head] of notice.heads)
      feed.noticed(
        incidentId,
        head,
        loaded.filter(({ event }) => event.incidentId === incidentId),
      );
    if (notice.heads.some(([, , listed]) => listed === 1)) feed.listChanged();
  }

  const stopListening = notifications.listen(LOG_CHANNEL, {
    onMessage: hear,
    // Whatever was said while nobody listened.
    onLive() {
      look();
      feed.listChanged();
    },
  });
  const poll = setInterval(look, pollMs);
  poll.unref();

  return {
    look,
    async close() {
      closed = true;
      clearInterval(poll);
      stopListening();
      await looking;
    },
  };
}
