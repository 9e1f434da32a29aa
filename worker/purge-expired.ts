import type { Database } from "@/lib/store/database";
import { purgeExpired } from "@/lib/store/purge";

import type { RecurringJob } from "./recurring-job";

/** Once an hour: sessions, links, invitations and counters that have run out. */
export function purgeJob(database: Database): RecurringJob {
  return {
    queue: "purge-expired",
    cron: "17 * * * *",
    expireInSeconds: 600,
    run: () => purgeExpired(database, new Date()),
  };
}
