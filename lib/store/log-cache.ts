import type { Pool } from "pg";

import { isIncidentId, type LoadedEvent, readHeads } from "./event-rows";
import { available } from "./log-errors";
import { emptyEntry, extend, type LogEntry, weightOf } from "./log-entry";
import { loadEntry, readNews } from "./log-load";
import { coalesceReads } from "./coalesce";

export type CacheLimits = { entries: number; bytes: number };

/** The logs that are in memory: those used last, within limits. What it holds may be behind the database. */
export type LogCache = {
  /** What is in memory, if anything. */
  peek: (incidentId: string) => LogEntry | undefined;
  /** What is in memory, else what the database has. */
  load: (incidentId: string) => Promise<LogEntry>;
  /** The log as of a moment no earlier than the call. */
  fresh: (incidentId: string) => Promise<LogEntry>;
  /** Takes in what is known to follow; forgets the log where it cannot. */
  follow: (incidentId: string, loaded: readonly LoadedEvent[]) => void;
  /** Weighs an entry that has grown, and makes room. */
  weigh: (entry: LogEntry) => void;
  drop: (incidentId: string) => void;
};

export function createLogCache(pool: Pool, limits: CacheLimits): LogCache {
  const entries = new Map<string, { entry: LogEntry; bytes: number }>();
  const loading = new Map<string, Promise<LogEntry>>();
  const headOf = coalesceReads((incidentIds) => readHeads(pool, incidentIds));
  let total = 0;

  function peek(incidentId: string): LogEntry | undefined {
    const held = entries.get(incidentId);
    if (!held) return undefined;
    entries.delete(incidentId);
    entries.set(incidentId, held);
    return held.entry;
  }

  function drop(incidentId: string): void {
    total -= entries.get(incidentId)?.bytes ?? 0;
    entries.delete(incidentId);
  }

  function hold(entry: LogEntry): void {
    drop(entry.incidentId);
    const bytes = weightOf(entry);
    entries.set(entry.incidentId, { entry, bytes });
    total += bytes;
    for (const incidentId of entries.keys()) {
      if (entries.size <= 1 || (entries.size <= limits.entries && total <= limits.bytes)) return;
      drop(incidentId);
    }
  }

  function load(incidentId: string): Promise<LogEntry> {
    const known = peek(incidentId);
    // That there is no log is never remembered: another node may have declared it by now.
    if (known && known.state.lastSeq > 0) return Promise.resolve(known);
    const present = loading.get(incidentId);
    if (present) return present;
    const promise = available(() => loadEntry(pool, incidentId))
      .then((entry) => {
        hold(entry);
        return entry;
      })
      .finally(() => loading.delete(incidentId));
    loading.set(incidentId, promise);
    return promise;
  }

  async function fresh(incidentId: string): Promise<LogEntry> {
    if (!isIncidentId(incidentId)) return emptyEntry(incidentId);
    for (;;) {
      const entry = await load(incidentId);
      const before = entry.state.lastSeq;
      const head = await available(() => headOf(incidentId));
      const seq = head?.seq ?? 0;
      // Ahead of the database: that has been set back to an earlier day.
      if (before > seq) drop(incidentId);
      else if (entry.state.lastSeq >= seq) return entry;
      else await catchUp(entry);
    }
  }

  async function catchUp(entry: LogEntry): Promise<void> {
    const news = await available(() => readNews(pool, entry.incidentId, entry.state.lastSeq));
    if (news) follow(entry.incidentId, news);
    else drop(entry.incidentId);
  }

  function follow(incidentId: string, loaded: readonly LoadedEvent[]): void {
    const held = entries.get(incidentId);
    if (!held) return;
    if (extend(held.entry, loaded)) hold(held.entry);
    else drop(incidentId);
  }

  return {
    peek,
    load,
    fresh,
    drop,
    follow,
    weigh(entry) {
      if (entries.get(entry.incidentId)?.entry === entry) hold(entry);
    },
  };
}
