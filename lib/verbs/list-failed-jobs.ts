import type { Actor } from "@/lib/policy/actor";
import type { FailedJobList, FailedJobs } from "@/lib/wire/failed-jobs";
import { type Outcome, success } from "@/lib/wire/problem";

import { refuseWithout } from "./refuse-without";

const MOST_JOBS = 200;

/** Jobs that could not be done, however often they were tried; the last one first. */
export async function listFailedJobs(ctx: {
  actor: Actor;
  failedJobs: FailedJobs;
}): Promise<Outcome<FailedJobList>> {
  const refusal = refuseWithout(ctx.actor, "manage settings");
  return refusal ?? success({ jobs: await ctx.failedJobs.list(MOST_JOBS) });
}
