import { randomUUID } from "node:crypto";

import { parallaxItself } from "@/lib/policy/actor";
import { isActive } from "@/lib/timeline/vocabulary";
import { startInvestigation } from "@/lib/verbs/start-investigation";
import type { InvestigationQueue, RerunRequest } from "@/lib/wire/investigation-port";

import type { StageContext } from "./context";

/** Investigates again what has been investigated, with the evidence that came since: after the run that goes on. */
export async function runAgain(
  { log, queue }: Pick<StageContext, "log"> & { queue: InvestigationQueue },
  request: RerunRequest,
  jobId: string,
): Promise<void> {
  const { incidentId, reason } = request;
  const state = await log.state(incidentId);
  const runs = Object.values(state?.investigations ?? {});
  if (!state || !isActive(state.status) || runs.length === 0) return;
  if (runs.some((run) => run.state === "running")) {
    await queue.rerun(request);
    return;
  }
  const ctx = { actor: parallaxItself, log, investigations: queue, now: () => new Date(), id: randomUUID };
  const started = await startInvestigation(ctx, {
    incidentId,
    input: { commandId: `rerun:${jobId}`, trigger: "evidence", question: reason },
  });
  // A person was faster, or it was merged: then there is nothing to do.
  if (!started.ok && started.problem.code !== "conflict") throw new Error(started.problem.detail);
}
