import { randomUUID } from "node:crypto";

import { z } from "zod";

import type { Database } from "./database";
import { LogUnavailable } from "./log-errors";
import type { Notifications } from "./notifications";
import { createTextCopy, type TextChange, type TextCopy } from "./postmortem-copy";
import { readNumbers, readTextAfter, TEXT_CHANNEL } from "./postmortem-rows";

/** How often the numbers of texts in memory are looked at, should a notification be lost. Milliseconds. */
const POLL_MS = 1_000;
/** Most texts that are in use at once, and most that are kept in memory for those who come back. */
const LIMITS = { used: 200, idle: 8 };

/** The texts of postmortems as this node has them. */
export type PostmortemTexts = {
  /** Null where there is no such text. Throws TooManyTexts, and what the database throws. */
  hold: (incidentId: string) => Promise<HeldText | null>;
  /** Told of every change of a held text, whoever took it, after its commit. Must not throw. */
  onChange: (listener: (change: TextChange) => void) => () => void;
  close: () => void;
};

export type HeldText = Pick<TextCopy, "put" | "missing" | "read"> & { release: () => void };

export class TooManyTexts extends LogUnavailable {}

export type TextsOptions = {
  database: Pick<Database, "pool">;
  notifications: Pick<Notifications, "listen">;
  now?: () => Date;
  pollMs?: number;
  limits?: { used: number; idle: number };
};

type Kept = { copy: TextCopy; users: number };

export function openPostmortemTexts({
  database: { pool },
  notifications,
  now = () => new Date(),
  pollMs = POLL_MS,
  limits = LIMITS,
}: TextsOptions): PostmortemTexts {
  const node = randomUUID();
  const listeners = new Set<(change: TextChange) => void>();
  /** Those that have not been used for longest come first. */
  const texts = new Map<string, Kept>();
  const opening = new Map<string, Promise<Kept | null>>();
  let looking = false;

  const onChange = (change: TextChange) => {
    for (const listener of listeners) listener(change);
  };

  function open(incidentId: string): Promise<Kept | null> {
    const present = texts.get(incidentId);
    if (present) return Promise.resolve(present);
    const underWay = opening.get(incidentId) ?? begin(incidentId).finally(() => opening.delete(incidentId));
    opening.set(incidentId, underWay);
    return underWay;
  }

  async function begin(incidentId: string): Promise<Kept | null> {
    const used = [...texts.values()].filter(({ users }) => users > 0).length + opening.size;
    if (used >= limits.used) throw new TooManyTexts("Too many postmortems are being written at once.");
    const news = await readTextAfter(pool, incidentId, -1);
    if (!news) return null;
    const kept = { copy: createTextCopy(news, { incidentId, pool, node, now, onChange }), users: 0 };
    texts.set(incidentId, kept);
    return kept;
  }

  function release(incidentId: string, kept: Kept): void {
    kept.users -= 1;
    if (kept.users > 0) return;
    texts.delete(incidentId);
    texts.set(incidentId, kept);
    const idle = [...texts].filter(([, { users }]) => users === 0);
    for (const [name, { copy }] of idle.slice(0, Math.max(0, idle.length - limits.idle))) {
      texts.delete(name);
      copy.close();
    }
  }

  async function look(): Promise<void> {
    if (looking || texts.size === 0) return;
    looking = true;
    const numbers = await readNumbers(pool, [...texts.keys()]).catch(() => new Map<string, number>());
    for (const [incidentId, number] of numbers) texts.get(incidentId)?.copy.noticed(number);
    looking = false;
  }

  const stopListening = notifications.listen(TEXT_CHANNEL, {
    onMessage(payload) {
      const notice = parseNotice(payload);
      if (notice && notice.node !== node) texts.get(notice.incidentId)?.copy.noticed(notice.number);
    },
    // Whatever was said while nobody listened.
    onLive: () => void look(),
  });
  const poll = setInterval(() => void look(), pollMs);
  poll.unref();

  return {
    async hold(incidentId) {
      const kept = await open(incidentId);
      if (!kept) return null;
      // It may have been idle, and closed, between its opening and now.
      if (texts.get(incidentId) !== kept) return this.hold(incidentId);
      kept.users += 1;
      let released = false;
      return {
        ...kept.copy,
        release() {
          if (!released) release(incidentId, kept);
          released = true;
        },
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clearInterval(poll);
      stopListening();
      for (const { copy } of texts.values()) copy.close();
      texts.clear();
    },
  };
}

const notice = z.object({ node: z.string(), incidentId: z.string(), number: z.int() });

function parseNotice(text: string): z.output<typeof notice> | null {
  try {
    return notice.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
