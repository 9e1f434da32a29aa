import type { Client } from "pg";

import type { Database } from "./database";
import { readHeads } from "./event-rows";
import type { LogFeed } from "./log-feed";
import { LOG_CHANNEL, parseNotice } from "./log-notice";

/** How often the heads of watched logs are looked at, should a notification be lost. Milliseconds. */
const POLL_MS = 1_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

export type LogTail = {
  /** Looks at the heads of all watched logs now. */
  look: () => void;
  close: () => Promise<void>;
};

/** Hears of what other nodes write: by notification, and by looking in any case. */
export function startLogTail({
  database,
  feed,
  node,
  pollMs = POLL_MS,
}: {
  database: Pick<Database, "connect" | "pool">;
  feed: LogFeed;
  /** Its own notifications are passed over. */
  node: string;
  pollMs?: number;
}): LogTail {
  let closed = false;
  let listener: Client | null = null;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let retry: NodeJS.Timeout | undefined;
  let connecting: Promise<void> = Promise.resolve();

  function look(): void {
    if (closed) return;
    lookAgain = true;
    looking ??= lookAtHeads().finally(() => {
      looking = null;
    });
  }

  async function lookAtHeads(): Promise<void> {
    while (lookAgain) {
      lookAgain = false;
      const watched = feed.watched();
      if (watched.length === 0) return;
      const heads = await readHeads(database.pool, watched).catch(() => new Map<string, { seq: number }>());
      for (const [incidentId, { seq }] of heads) feed.noticed(incidentId, seq);
    }
  }

  function hear(text: string | undefined): void {
    const notice = parseNotice(text ?? "");
    if (!notice) {
      look();
      return;
    }
    if (notice.node === node) return;
    for (const [incidentId, head] of notice.heads) feed.noticed(incidentId, head);
    if (notice.heads.some(([, , listed]) => listed === 1)) feed.listChanged();
  }

  async function listen(): Promise<void> {
    const client = await database.connect();
    try {
      client.on("notification", ({ payload }) => hear(payload));
      client.once("end", () => lost(client));
      await client.query(`LISTEN ${LOG_CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    listener = client;
    if (closed) await client.end();
    // Whatever was said while nobody listened.
    look();
    feed.listChanged();
  }

  function lost(client: Client): void {
    if (listener !== client) return;
    listener = null;
    connect(FIRST_RETRY_MS);
  }

  function connect(delayMs: number): void {
    if (closed) return;
    connecting = listen().catch(() => {
      if (closed) return;
      retry = setTimeout(() => connect(Math.min(2 * delayMs, LAST_RETRY_MS)), delayMs);
      retry.unref();
    });
  }

  const poll = setInterval(look, pollMs);
  poll.unref();
  connect(FIRST_RETRY_MS);

  return {
    look,
    async close() {
      closed = true;
      clearInterval(poll);
      clearTimeout(retry);
      await connecting;
      await listener?.end();
      await looking;
    },
  };
}
