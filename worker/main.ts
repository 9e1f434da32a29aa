import { createInvestigationQueue } from "@/lib/server/investigation-queue";
import { awaitJobQueue } from "@/lib/server/job-queue";
import { stopOnSignals } from "@/lib/server/live-shutdown";
import { threadEntry } from "@/lib/server/thread-entry";
import { openDatabase } from "@/lib/store/database";
import { openInvestigationFrames } from "@/lib/store/investigation-frames";
import { openIncidentLog } from "@/lib/store/incident-log";
import { openNotifications } from "@/lib/store/notifications";

import { haveProcessComeAfterPeople } from "./after-people";
import { createAnalysisPool } from "./analysis-pool";
import { checkLogsJob } from "./check-logs";
import { readWorkerEnvironment, type WorkerEnvironment } from "./environment";
import { workOnInvestigations } from "./investigation/work";
import { ownProcessors } from "./leave-processor";
import { purgeJob } from "./purge-expired";
import type { RecurringJob } from "./recurring-job";
import { startRecurring } from "./recurring-jobs";

/** How long jobs under way may go on when the worker stops, in milliseconds; they are retried. */
const FINISH_MS = 3_000;
/** Connections of the queue beside one for each thread: jobs are fetched, kept alive and ended with them. */
const QUEUE_CONNECTIONS = 3;

// Before anything starts a thread, which would keep the priority of its birth.
haveProcessComeAfterPeople();

const { databaseUrl, threads, isBesideWeb } = told();
if (isBesideWeb) ownProcessors().leaveOne();
const database = openDatabase({ url: databaseUrl, maxConnections: 4 });
const notifications = openNotifications(database);
const log = openIncidentLog({ database, notifications });
const analyst = createAnalysisPool({ entry: threadEntry("analysis"), databaseUrl, threads });
const boss = await awaitJobQueue({ databaseUrl, connections: QUEUE_CONNECTIONS + threads, who: "worker" });

/** Everything that is done by the clock. Another job is another line. */
const recurring: readonly RecurringJob[] = [purgeJob(database), checkLogsJob(database)];
for (const job of recurring) await startRecurring(boss, job);

const queue = createInvestigationQueue(() => Promise.resolve(boss));
const kept = openInvestigationFrames(database);
await workOnInvestigations(boss, { log, queue, analyst, kept }, { threads });

stopOnSignals(async () => {
  await boss.stop({ graceful: true, timeout: FINISH_MS });
  await analyst.close();
  await log.close();
  await notifications.close();
  await database.close();
});

/** What is wrong with it is for who starts this, and no fault of the code: one sentence, without a stack. */
function told(): WorkerEnvironment {
  try {
    return readWorkerEnvironment(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
