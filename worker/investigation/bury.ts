import { plainText } from "@/lib/investigation/plain-text";
import { makeFrameOnceLanded } from "@/lib/server/ask-source";
import { sourceTold } from "@/lib/server/gathered-sources";
import { draftOf, fail, progress, record, underWay } from "@/lib/server/investigation-log";
import { CANDIDATES, FRAME, GATHER, OWN_TEST, SOURCE, TEST, WITHOUT } from "@/lib/server/job-queues";
import type { JobFailure } from "@/lib/server/work-queue";
import { PREDICTION_LIMIT, REASON_LIMIT } from "@/lib/timeline/limits";
import {
  ownTestJob,
  type SourceJob,
  sourceJob,
  stageJob,
  type TestJob,
  testJob,
} from "@/lib/wire/investigation-jobs";

import type { StageContext } from "./context";
import { judgeLanded } from "./judge-landed";
import { giveUpWithout } from "./judge-without";
import { testIdOf, testsOf } from "./test-id";
import { giveUpOwn } from "./test-own";

/** Writes into the log what could not be done, and why: nothing is waited for that will not come. */
export async function bury(
  ctx: StageContext,
  data: unknown,
  { queue, reason }: JobFailure,
  signal: AbortSignal,
): Promise<void> {
  if (queue === SOURCE) await burySource(ctx, sourceJob.parse(data), reason);
  else if (queue === GATHER || queue === FRAME || queue === CANDIDATES) {
    const { request } = stageJob.parse(data);
    const what = queue === CANDIDATES ? "What was read could not be analysed" : "Telemetry could not be read";
    if (await underWay(ctx.log, request)) await fail(ctx.log, request, `${what}: ${reason}`);
  } else if (queue === TEST) await buryTest(ctx, testJob.parse(data), reason, signal);
  else if (queue === OWN_TEST) await giveUpOwn(ctx, ownTestJob.parse(data).test, untested(reason));
  else if (queue === WITHOUT) {
    const why = plainText(`It could not be done: ${reason}`, REASON_LIMIT);
    await giveUpWithout(ctx, stageJob.parse(data).request, { reason: why, signal });
  }
}

/** A gap of that source, and of no other. */
async function burySource(ctx: StageContext, { request, source }: SourceJob, reason: string): Promise<void> {
  if (!(await underWay(ctx.log, request))) return;
  await record(ctx.log, request, [sourceTold(request, source, { state: "failed", found: reason })]);
  await makeFrameOnceLanded(ctx, request);
}

async function buryTest(
  ctx: StageContext,
  { request, hypothesisId }: TestJob,
  reason: string,
  signal: AbortSignal,
): Promise<void> {
  const now = await underWay(ctx.log, request);
  if (!now) return;
  const tests = testsOf(now.investigation);
  const why = untested(reason);
  if (!tests.landed.includes(hypothesisId)) {
    const { investigationId } = request;
    const id = testIdOf(hypothesisId);
    const title = now.investigation.jobs.find((job) => job.id === id)?.title ?? hypothesisId;
    await record(ctx.log, request, [
      draftOf(request, `${id}:untested`, {
        type: "hypothesis_state_set",
        payload: { hypothesisId, state: "inconclusive", reason: why, gaps: [why], investigationId },
      }),
      progress(request, `${id}:failed`, {
        step: "Testing what it could be",
        done: now.investigation.judged,
        total: tests.all.length,
        job: { id, title, state: "failed", found: why },
      }),
    ]);
  }
  await judgeLanded(ctx, request, signal);
}

function untested(reason: string): string {
  return plainText(`It could not be tested: ${reason}`, PREDICTION_LIMIT);
}
