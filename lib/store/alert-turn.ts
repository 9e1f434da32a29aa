import { setTimeout as sleep } from "node:timers/promises";

import type { PoolClient } from "pg";

import type { Database } from "./database";
import { available } from "./log-errors";

/** In one round trip: every one of them is time that alerts wait. */
const TAKE = `
  BEGIN;
  SET LOCAL lock_timeout = '15s';
  SELECT pg_advisory_xact_lock(hashtextextended('parallax alerts ' || current_schema(), 0))`;
/** So long a node keeps its turn while one piece of work follows on the other: then the next node has its. Milliseconds. */
const MOST_HELD_MS = 500;
/** So long it waits for more work before it gives its turn up. Milliseconds. */
const LINGER_MS = 15;

type Held = { client: PoolClient; sinceMs: number };

/**
 * The turn of one node among all that share a database. Of one process only one piece of work asks at a time, so that no
 * connections wait in a row; those that follow closely share a turn.
 */
export function createAlertTurn({ pool }: Pick<Database, "pool">) {
  let last: Promise<unknown> = Promise.resolve();
  let held: Held | null = null;
  let asked = 0;

  async function take(): Promise<void> {
    if (held && performance.now() - held.sinceMs > MOST_HELD_MS) await leave();
    if (held) return;
    const client = await lock(await available(() => pool.connect()));
    client.once("end", lose);
    held = { client, sinceMs: performance.now() };
  }

  /** The lock has gone with its connection. */
  function lose(): void {
    held?.client.release(true);
    held = null;
  }

  /** A connection that does not say goodbye takes its lock with it. */
  async function leave(): Promise<void> {
    const client = held?.client;
    held = null;
    client?.off("end", lose);
    try {
      await client?.query("COMMIT");
      client?.release();
    } catch {
      client?.release(true);
    }
  }

  async function leaveUnlessAsked(): Promise<void> {
    const before = asked;
    await sleep(LINGER_MS);
    if (asked === before) last = last.then(leave);
  }

  return function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    asked += 1;
    const mine = last.then(async () => {
      await take();
      return work();
    });
    last = mine.then(
      () => void leaveUnlessAsked(),
      // What failed may have lost the lock with it.
      leave,
    );
    return mine;
  };
}

async function lock(client: PoolClient): Promise<PoolClient> {
  try {
    await available(() => client.query(TAKE));
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
