import type { PgBoss } from "pg-boss";

import { untilDone } from "@/lib/server/job-queue";
import { reportFailure } from "@/lib/server/route-failure";

import type { RecurringJob } from "./recurring-job";

/**
 * Has a job done by the clock, and once now: a machine that sleeps at night has its jobs done too. A database that has
 * just gone is waited for.
 */
export async function startRecurring(
  boss: PgBoss,
  { queue, cron, expireInSeconds, run }: RecurringJob,
): Promise<void> {
  await untilDone(async () => {
    // One waiting, one running: a slow run is not followed by a queue of late ones.
    await boss.createQueue(queue, {
      policy: "stately",
      notify: true,
      retryLimit: 2,
      retryBackoff: true,
      expireInSeconds,
    });
    await boss.schedule(queue, cron, null, { tz: "UTC" });
  }, `job ${queue}`);
  await boss.work(queue, async ([job]) => {
    try {
      return await run(job?.signal ?? new AbortController().signal);
    } catch (error) {
      reportFailure(error, `job ${queue}`);
      throw error;
    }
  });
  await untilDone(() => boss.send(queue, null), `job ${queue}`);
}
