import { reportFailure } from "@/lib/server/route-failure";
import type { Database } from "@/lib/store/database";
import { lastLogCheck, LOG_CHECK_QUEUE, type LogCheck, logsChangedSince } from "@/lib/store/log-check";
import { verifyLog } from "@/lib/store/verify-log";

import type { RecurringJob } from "./recurring-job";

/** Clocks of nodes differ: a look begins this much before the last one ended. Milliseconds. */
const OVERLAP_MS = 5 * 60_000;

/** Every ten minutes: do the logs that have grown still prove themselves? A fault is reported every time. */
export function checkLogsJob(database: Database): RecurringJob {
  return {
    queue: LOG_CHECK_QUEUE,
    cron: "*/10 * * * *",
    expireInSeconds: 3_600,
    run: (signal) => checkLogs(database, new Date(), signal),
  };
}

/** Proves the logs that have grown since the last look, and those that were at fault then. */
export async function checkLogs(database: Database, now: Date, signal?: AbortSignal): Promise<LogCheck> {
  const last = await lastLogCheck(database);
  const since = last && new Date(Date.parse(last.upTo) - OVERLAP_MS).toISOString();
  const changed = await logsChangedSince(database, since);
  const suspects = new Set([...changed, ...(last?.faults ?? []).map(({ incidentId }) => incidentId)]);
  const faults: LogCheck["faults"] = [];
  let events = 0;
  for (const incidentId of suspects) {
    signal?.throwIfAborted();
    const verified = await verifyLog(database.pool, incidentId);
    events += verified.events;
    if (!verified.fault) continue;
    const { seq, fault } = verified.fault;
    faults.push({ incidentId, seq, fault });
    reportFailure(
      new Error(`The log of incident ${incidentId} is broken at event ${seq}: ${fault}.`),
      "check-logs",
    );
  }
  return { upTo: now.toISOString(), incidents: suspects.size, events, faults };
}
