import type { StoredIncidentLog } from "@/lib/store/incident-log";

/**
 * Follows the log of an incident while a job is at it: what others write there comes by itself then, and how it was
 * lately is known without asking. The job does not wait for that, nor does it need it.
 */
export async function following<Result>(
  log: Pick<StoredIncidentLog, "watch">,
  { incidentId }: { incidentId: string },
  job: () => Promise<Result>,
): Promise<Result> {
  // Both look at the head of the log at the same time, which is one question.
  const watching = log.watch(incidentId).catch(() => null);
  try {
    return await job();
  } finally {
    (await watching)?.release();
  }
}
