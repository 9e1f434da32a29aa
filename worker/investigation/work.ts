import type { PgBoss } from "pg-boss";

import { CANDIDATES, DEAD, OWN_TEST, RERUN, TEST, WITHOUT } from "@/lib/server/job-queues";
import { workOn } from "@/lib/server/work-queue";
import { ownTestJob, rerunJob, stageJob, testJob } from "@/lib/wire/investigation-jobs";

import { bury } from "./bury";
import type { StageContext } from "./context";
import { findCandidates } from "./find-candidates";
import { following } from "./following";
import { judgeWithout } from "./judge-without";
import { runAgain } from "./run-again";
import { testCandidate } from "./test-candidate";
import { testOwn } from "./test-own";

/** Tests of one incident at once, on all workers together: however large it is, there is room beside it. */
const PER_INCIDENT = 6;
/** They wait in it until what they are over has been read. */
const OWN_AT_ONCE = 2;

/** Begins to work on investigations, so many jobs of each kind at once. */
export async function workOnInvestigations(
  boss: PgBoss,
  ctx: StageContext,
  { threads }: { threads: number },
): Promise<void> {
  await workOn(boss, {
    queue: CANDIDATES,
    concurrency: threads,
    run: (data, { signal }) => findCandidates(ctx, stageJob.parse(data).request, signal),
  });
  await workOn(boss, {
    queue: TEST,
    // One more than there are threads: while it writes down what it found, a thread goes on.
    concurrency: threads + 1,
    perIncident: PER_INCIDENT,
    run(data, { signal }) {
      const job = testJob.parse(data);
      return following(ctx.log, job.request, () => testCandidate(ctx, job, signal));
    },
  });
  await workOn(boss, {
    queue: WITHOUT,
    concurrency: 1,
    run: (data, { signal }) => judgeWithout(ctx, stageJob.parse(data).request, signal),
  });
  await workOn(boss, {
    queue: OWN_TEST,
    concurrency: OWN_AT_ONCE,
    perIncident: PER_INCIDENT,
    run: (data, { signal }) => testOwn(ctx, ownTestJob.parse(data).test, signal),
  });
  await workOn(boss, {
    queue: DEAD,
    concurrency: 1,
    async run(data, { signal, failure }) {
      if (failure) await bury(ctx, data, failure, signal);
    },
  });
  await workOn(boss, {
    queue: RERUN,
    concurrency: 1,
    run: (data, { id }) => runAgain(ctx, rerunJob.parse(data), id),
  });
}
