import type { JobWithMetadata, PgBoss } from "pg-boss";

import { reportFailure } from "./route-failure";

/** Whoever waits is woken by the database; this often it looks by itself, for retries and what was missed. Seconds. */
const LOOK_SECONDS = 2;

export type Work = {
  queue: string;
  /** How many jobs at once, in this process. */
  concurrency: number;
  /** How many of one incident at once, in all processes. */
  perIncident?: number;
  /** Does one job. Gives up when told to: a job that has expired is another's already. */
  run: (data: unknown, job: { id: string; signal: AbortSignal; failure: JobFailure | null }) => Promise<void>;
};

/** Why a job ended in the queue of those that cannot be done. */
export type JobFailure = { queue: string; reason: string };

/** Works on a queue, one job after the other for as long as there are any. Failures are reported and tried again. */
export async function workOn(
  boss: PgBoss,
  { queue, concurrency, perIncident, run }: Work,
): Promise<readonly string[]> {
  const begin = async (): Promise<string> => {
    const options = {
      includeMetadata: true,
      pollingIntervalSeconds: LOOK_SECONDS,
      notifyPollingIntervalSeconds: LOOK_SECONDS,
      ...(perIncident !== undefined && { groupConcurrency: perIncident }),
    } as const;
    const worker = await boss.work(queue, options, async ([job]: JobWithMetadata<unknown>[]) => {
      if (!job) return;
      try {
        const { id, signal, sourceName, sourceOutput } = job;
        const failure = sourceName === null ? null : { queue: sourceName, reason: reasonOf(sourceOutput) };
        await run(job.data, { id, signal, failure });
      } catch (error) {
        if (!job.signal.aborted) reportFailure(error, `job ${queue}`);
        throw error;
      } finally {
        // There may be another: it is looked for at once, not when the clock says so.
        boss.notifyWorker(worker);
      }
    });
    return worker;
  };
  return Promise.all(Array.from({ length: concurrency }, begin));
}

/** What a failed job left behind: the message of an error, mostly. */
export function reasonOf(output: unknown): string {
  if (typeof output !== "object" || output === null) return "It failed.";
  if ("message" in output && typeof output.message === "string") return output.message;
  return "value" in output ? reasonOf(output.value) : "It failed.";
}
