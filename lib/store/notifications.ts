import { setTimeout as delay } from "node:timers/promises";

import type { Client, Notification } from "pg";

import type { Database } from "./database";

const RETRY_MS = { first: 50, longest: 2_000 };
/** A connection that has gone without saying so is found within the sum of both. */
const HEARTBEAT_MS = 10_000;
const HEARTBEAT_LIMIT_MS = 5_000;

export type Listener = {
  onMessage: (payload: string) => void;
  /** From now on messages come; any number may have been missed before. Called again after every reconnect. */
  onLive: () => void;
};

export type Notifications = {
  /** Hears a channel until the returned function is called. */
  listen: (channel: string, listener: Listener) => () => void;
  close: () => Promise<void>;
};

/** What PostgreSQL notifies this process of: one connection for all channels, which comes back when it breaks. */
export function openNotifications({ connect }: Pick<Database, "connect">): Notifications {
  const channels = new Map<string, Set<Listener>>();
  const closing = new AbortController();
  let client: Client | null = null;
  let running: Promise<void> | null = null;

  function deliver({ channel, payload = "" }: Notification) {
    for (const { onMessage } of channels.get(channel) ?? []) onMessage(payload);
  }

  async function hear(channel: string, heard: Client) {
    await heard.query(`LISTEN "${channel}"`);
    for (const { onLive } of channels.get(channel) ?? []) onLive();
  }

  /** One connection's life: resolves or rejects when it is over. */
  async function live() {
    const opened = await connect();
    const ended = new Promise<void>((resolve) => {
      opened.once("error", () => resolve());
      opened.once("end", () => resolve());
    });
    opened.on("notification", deliver);
    try {
      client = opened;
      for (const channel of channels.keys()) await hear(channel, opened);
      await Promise.race([ended, keepAlive(opened, closing.signal)]);
    } finally {
      client = null;
      opened.removeListener("notification", deliver);
      // Saying goodbye to a server that has gone may take for ever.
      opened.end().catch(() => undefined);
    }
  }

  async function run() {
    let wait = RETRY_MS.first;
    while (!closing.signal.aborted) {
      const startedAt = performance.now();
      await live().catch(() => undefined);
      if (performance.now() - startedAt > RETRY_MS.longest) wait = RETRY_MS.first;
      await delay(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      wait = Math.min(wait * 2, RETRY_MS.longest);
    }
  }

  return {
    listen(channel, listener) {
      const listeners = channels.get(channel);
      channels.set(channel, (listeners ?? new Set()).add(listener));
      running ??= run();
      // The loop hears every channel that it knows of when it connects; a later one is added here.
      if (client) hear(channel, client).catch(() => undefined);
      return () => channels.get(channel)?.delete(listener);
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}

/** Resolves when the connection no longer answers, or when nobody wants it any more. */
async function keepAlive(client: Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await delay(HEARTBEAT_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const answered = client.query("SELECT 1").then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([answered, delay(HEARTBEAT_LIMIT_MS, false)]))) return;
  }
}
