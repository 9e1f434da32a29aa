import { PgBoss } from "pg-boss";

import { readEnvironment } from "@/lib/server/environment";
import { stopOnSignals } from "@/lib/server/live-shutdown";
import { reportFailure } from "@/lib/server/route-failure";
import { openDatabase } from "@/lib/store/database";

import { checkLogsJob } from "./check-logs";
import { purgeJob } from "./purge-expired";
import type { RecurringJob } from "./recurring-job";

/** How long jobs under way may go on when the worker stops, in milliseconds; they are retried. */
const FINISH_MS = 3_000;

const { databaseUrl } = readEnvironment(process.env);
const database = openDatabase({ url: databaseUrl, maxConnections: 4 });
const boss = new PgBoss({
  connectionString: databaseUrl,
  max: 4,
  useListenNotify: true,
  monitorIntervalSeconds: 10,
  superviseIntervalSeconds: 10,
});
boss.on("error", (error) => void reportFailure(error, "worker"));
await boss.start();

/** Everything that the worker does. Another job is another line. */
const recurring: readonly RecurringJob[] = [purgeJob(database), checkLogsJob(database)];
for (const job of recurring) await startRecurring(job);

async function startRecurring({ queue, cron, expireInSeconds, run }: RecurringJob): Promise<void> {
  // One waiting, one running: a slow run is not followed by a queue of late ones.
  await boss.createQueue(queue, {
    policy: "stately",
    notify: true,
    retryLimit: 2,
    retryBackoff: true,
    expireInSeconds,
  });
  await boss.schedule(queue, cron, null, { tz: "UTC" });
  await boss.work(queue, async ([job]) => {
    try {
      return await run(job?.signal ?? new AbortController().signal);
    } catch (error) {
      reportFailure(error, `job ${queue}`);
      throw error;
    }
  });
  // Once now: a machine that sleeps at night has its jobs done too.
  await boss.send(queue, null);
}

stopOnSignals(async () => {
  await boss.stop({ graceful: true, timeout: FINISH_MS });
  await database.close();
});
