import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

import { PgBoss } from "pg-boss";

import { createQueues } from "./job-queues";
import { reportFailure } from "./route-failure";

/** How often what has fallen silent is looked for, in seconds. */
const LOOK_SECONDS = 5;

const START_LIMIT_MS = 10_000;
/** How soon a database that was not there is tried again. */
const RETRY_MS = 1_000;

export type JobQueueOptions = {
  databaseUrl: string;
  /** Connections to send and fetch with; one more listens. */
  connections: number;
  /** Of whom to say that something failed. */
  who: string;
};

/** The queue of jobs in the database, as one process has it. Its queues are there once this resolves. */
export async function openJobQueue({ databaseUrl, connections, who }: JobQueueOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: connections,
    connectionTimeoutMillis: START_LIMIT_MS,
    useListenNotify: true,
    monitorIntervalSeconds: LOOK_SECONDS,
    superviseIntervalSeconds: LOOK_SECONDS,
  });
  boss.on("error", (error) => void reportFailure(error, who));
  try {
    await boss.start();
    outliveLostConnections(boss);
    await createQueues(boss);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return boss;
}

/**
 * A connection can break between being lent and its first query: what it is lent for listens a moment too late, and pg
 * ends the process where nobody does.
 */
function outliveLostConnections(boss: PgBoss): void {
  const pool: unknown = Reflect.get(boss.getDb(), "pool");
  if (!(pool instanceof EventEmitter)) throw new Error("pg-boss has its pool of connections elsewhere.");
  const known = new WeakSet<EventEmitter>();
  pool.on("acquire", (connection: unknown) => {
    if (!(connection instanceof EventEmitter) || known.has(connection)) return;
    known.add(connection);
    connection.on("error", () => undefined);
  });
}

/** The same once its database is there. */
export function awaitJobQueue(options: JobQueueOptions): Promise<PgBoss> {
  return untilDone(() => openJobQueue(options), options.who);
}

/** Does what a process begins with, once its database is there: that is waited for, and what is amiss is said each time. */
export async function untilDone<Result>(begin: () => Promise<Result>, who: string): Promise<Result> {
  for (;;) {
    try {
      return await begin();
    } catch (error) {
      reportFailure(error, who);
      await sleep(RETRY_MS);
    }
  }
}
