import type { Client } from "pg";

import { isIncidentId, lockHeads } from "./event-rows";
import { batchOf, type Commit } from "./log-batch";
import type { LogCache } from "./log-cache";
import { failureOf } from "./log-errors";
import { extendTo } from "./log-entry";
import { readNews } from "./log-load";
import { type Plan, plan } from "./log-plan";
import type { LogSession } from "./log-session";
import type { LogUnit } from "./log-unit";

const APPEND = {
  name: "log-append",
  text: "SELECT incident_log_append($1::jsonb)::text[] AS stale",
};

export type Written = { plan: Plan; commits: readonly Commit[] };

/** Writes batches of units, one after the other. */
export type LogWriter = {
  /**
   * Decides on the units and writes what is to be written, in one transaction.
   * Null where another node was faster: try again. Throws what the database throws, having written
   * nothing, unless the connection was lost on the way.
   */
  write: (units: readonly LogUnit[]) => Promise<Written | null>;
};

export function createLogWriter({
  session,
  cache,
  node,
  now,
}: {
  session: LogSession;
  cache: LogCache;
  node: string;
  now: () => Date;
}): LogWriter {
  /** Logs that another node was faster with, and that have not been written to since. */
  const contended = new Set<string>();

  const decide = (units: readonly LogUnit[]) =>
    plan(units, { entryOf: cache.peek, now: now().toISOString() });

  /** One round trip, on the strength of what is in memory: the database refuses where that is outdated. */
  async function writeBoldly(units: readonly LogUnit[]): Promise<Written | null> {
    const decided = decide(units);
    const work = batchOf(decided, node);
    if (!work) return { plan: decided, commits: [] };
    const stale = await send(await session.client(), work.batch);
    if (stale.length === 0) return settle(decided, work.commits);
    for (const incidentId of stale) contended.add(incidentId);
    return null;
  }

  /** Locks the logs, reads what is new, decides and writes: slower, and nobody can be faster. */
  async function writeUnderLock(units: readonly LogUnit[]): Promise<Written | null> {
    const client = await session.client();
    await client.query("BEGIN");
    try {
      await catchUp(client, units);
      const decided = decide(units);
      const work = batchOf(decided, node);
      const stale = work === null ? [] : await send(client, work.batch);
      await client.query(stale.length > 0 ? "ROLLBACK" : "COMMIT");
      if (stale.length === 0) return settle(decided, work?.commits ?? []);
      // Not even the hash of the head is as remembered: memory is wrong.
      for (const incidentId of decided.logs.keys()) cache.drop(incidentId);
      return null;
    } catch (error) {
      if (failureOf(error) !== "unavailable") await client.query("ROLLBACK");
      throw error;
    }
  }

  async function catchUp(client: Client, units: readonly LogUnit[]): Promise<void> {
    const known = incidentsOf(units).filter((id) => isIncidentId(id) && cache.peek(id));
    for (const [incidentId, head] of await lockHeads(client, known)) {
      const entry = cache.peek(incidentId);
      if (!entry || entry.state.lastSeq >= head.seq) continue;
      const news = await readNews(client, incidentId, entry.state.lastSeq);
      if (news) cache.follow(incidentId, news);
      else cache.drop(incidentId);
    }
  }

  function settle(decided: Plan, commits: readonly Commit[]): Written {
    for (const { incidentId, loaded } of commits) {
      const working = decided.logs.get(incidentId);
      if (!working) continue;
      if (extendTo(working.entry, loaded, working.state)) cache.weigh(working.entry);
      else cache.drop(incidentId);
    }
    return { plan: decided, commits };
  }

  return {
    async write(units) {
      const known = incidentsOf(units).filter((incidentId) => contended.delete(incidentId));
      return known.length > 0 ? writeUnderLock(units) : writeBoldly(units);
    },
  };
}

function incidentsOf(units: readonly LogUnit[]): string[] {
  return [...new Set(units.flatMap(({ requests }) => requests.map(({ incidentId }) => incidentId)))];
}

/** Gives the logs that have moved on; where there are any, nothing was written. */
async function send(client: Client, batch: unknown): Promise<readonly string[]> {
  const { rows } = await client.query<{ stale: string[] | null }>({
    ...APPEND,
    values: [JSON.stringify(batch)],
  });
  return rows[0]?.stale ?? [];
}
