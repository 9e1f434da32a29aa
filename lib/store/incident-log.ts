import { randomUUID } from "node:crypto";

import type { IncidentEvent } from "@/lib/timeline/event";
import type { IncidentLog } from "@/lib/timeline/log-port";
import type { RoomState } from "@/lib/timeline/state";

import type { Database } from "./database";
import { type EventRange, isIncidentId, readEvents, readHeads } from "./event-rows";
import { createGroupCommit } from "./group-commit";
import { type CacheLimits, createLogCache, type LogCache } from "./log-cache";
import { recentRange } from "./log-entry";
import { available, LogUnavailable } from "./log-errors";
import { createLogFeed, type LogFeed } from "./log-feed";
import { createLogSession } from "./log-session";
import { startLogTail } from "./log-tail";
import { createLogWriter } from "./log-writer";
import { type Notifications, openNotifications } from "./notifications";

export type { Watch } from "./log-feed";

/** Memory for logs that are in use. */
const LIMITS: CacheLimits = { entries: 2_000, bytes: 256 * 1_024 * 1_024 };
/** What is read from the log at once to tell watchers of it. */
const NEWS = 1_000;

/** The log as the process that owns it sees it: the port of the verbs, and what the hub follows it by. */
export type StoredIncidentLog = IncidentLog &
  Pick<LogFeed, "watch" | "onCommitted" | "onListChanged"> & {
    /** The last seqs, as of now; incidents without a log are left out. */
    heads: (incidentIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
    /** Answers what has been asked, then lets go of its connections. The database stays open. */
    close: () => Promise<void>;
  };

export type LogOptions = {
  database: Pick<Database, "connect" | "pool">;
  /** What the process hears of PostgreSQL; the log opens a connection of its own without it. */
  notifications?: Notifications;
  now?: () => Date;
  limits?: CacheLimits;
  /** Milliseconds between looks at the heads of watched logs. */
  pollMs?: number;
};

/** Opens the log; it connects by itself, and again whenever the database has been away. */
export function openIncidentLog({
  database,
  now = () => new Date(),
  limits = LIMITS,
  pollMs,
  ...shared
}: LogOptions): StoredIncidentLog {
  const { pool } = database;
  const notifications = shared.notifications ?? openNotifications(database);
  const node = randomUUID();
  const cache = createLogCache(pool, limits);
  const session = createLogSession(database);
  const feed = createLogFeed({
    headOf: async (incidentId) => (await cache.fresh(incidentId)).state.lastSeq,
    async readNews(incidentId, after) {
      const news = await readEvents(pool, incidentId, { after, limit: NEWS });
      cache.follow(incidentId, news);
      return news;
    },
    takeIn: cache.follow,
  });
  const tail = startLogTail({ database, notifications, feed, node, ...(pollMs !== undefined && { pollMs }) });
  const { append, close } = createGroupCommit({
    pool,
    cache,
    session,
    writer: createLogWriter({ session, cache, node, now }),
    onCommits: feed.offer,
    onLost: tail.look,
  });

  async function state(incidentId: string): Promise<RoomState | null> {
    const fresh = await cache.fresh(incidentId);
    return fresh.state.lastSeq === 0 ? null : fresh.state;
  }

  return {
    append,
    read: (incidentId, range) => available(() => readRange(incidentId, range, { cache, feed, database })),
    state,
    lately(incidentId) {
      const known = feed.isWatched(incidentId) ? cache.peek(incidentId) : undefined;
      return known && known.state.lastSeq > 0 ? Promise.resolve(known.state) : state(incidentId);
    },
    async nextNumber() {
      const text = "SELECT nextval('incident_number_seq')::int AS number";
      const { rows } = await available(() => pool.query<{ number: number }>({ name: "log-number", text }));
      const [row] = rows;
      if (!row) throw new LogUnavailable("The database gave no number.");
      return row.number;
    },
    async heads(incidentIds) {
      const heads = await available(() => readHeads(pool, incidentIds.filter(isIncidentId)));
      return new Map([...heads].map(([incidentId, { seq }]) => [incidentId, seq]));
    },
    watch: feed.watch,
    onCommitted: feed.onCommitted,
    onListChanged: feed.onListChanged,
    async close() {
      await close();
      await tail.close();
      if (!shared.notifications) await notifications.close();
    },
  };
}

/** From memory where it is at hand and known to be followed, or lies wholly in the past; else from the database. */
async function readRange(
  incidentId: string,
  { after, before = Number.MAX_SAFE_INTEGER, limit }: EventRange,
  { cache, feed, database }: { cache: LogCache; feed: LogFeed; database: Pick<Database, "pool"> },
): Promise<readonly IncidentEvent[]> {
  if (!isIncidentId(incidentId)) return [];
  const entry = cache.peek(incidentId);
  if (entry && (before <= entry.state.lastSeq + 1 || feed.isWatched(incidentId))) {
    const recent = recentRange(entry, { after, before, limit });
    if (recent) return recent;
  }
  const loaded = await readEvents(database.pool, incidentId, { after, before, limit });
  return loaded.map(({ event }) => event);
}
