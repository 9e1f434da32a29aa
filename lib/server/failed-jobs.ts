import type { JobWithMetadata, PgBoss } from "pg-boss";
import { z } from "zod";

import type { FailedJob, FailedJobs } from "@/lib/wire/failed-jobs";

import { DEAD } from "./job-queues";
import { reasonOf } from "./work-queue";

const about = z.union([
  z.object({ request: z.object({ incidentId: z.string() }) }).transform(({ request }) => request),
  z.object({ test: z.object({ incidentId: z.string() }) }).transform(({ test }) => test),
  z.object({ incidentId: z.string() }),
]);

/** What has ended in the queue of jobs that could not be done, as long as that keeps it. */
export function createFailedJobs(boss: () => Promise<PgBoss>): FailedJobs {
  return {
    async list(limit) {
      const found = await (await boss()).findJobs<unknown>(DEAD);
      return found
        .filter(({ sourceName }) => sourceName !== null)
        .sort((one, other) => other.createdOn.getTime() - one.createdOn.getTime())
        .slice(0, limit)
        .map(present);
    },
  };
}

function present(job: JobWithMetadata<unknown>): FailedJob {
  const { id, data, sourceName, sourceOutput, sourceRetryCount, createdOn } = job;
  const parsed = about.safeParse(data);
  return {
    id,
    queue: sourceName ?? "",
    incidentId: parsed.success ? parsed.data.incidentId : null,
    reason: reasonOf(sourceOutput),
    tries: (sourceRetryCount ?? 0) + 1,
    failedAt: createdOn.toISOString(),
  };
}
