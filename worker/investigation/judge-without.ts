import { progress, record, type UnderWay, underWay } from "@/lib/server/investigation-log";
import { lookup } from "@/lib/timeline/state";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";

import type { StageContext } from "./context";
import { evidenceNews } from "./evidence-news";
import { judgeLanded } from "./judge-landed";
import { testsOf, WITHOUT_ID } from "./test-id";

export const WITHOUT_TITLE = "Judge again without each signal";

/** Judges the likeliest candidates once more without each signal, and writes down what their verdicts rest on. */
export async function judgeWithout(
  ctx: StageContext,
  request: InvestigationRequest,
  signal: AbortSignal,
): Promise<void> {
  const { log, analyst } = ctx;
  const { investigationId } = request;
  const now = await underWay(log, request);
  if (!now) return;
  if (!hasLanded(now)) {
    const pieces = await analyst.robustness({ investigationId }, signal);
    signal.throwIfAborted();
    const then = await underWay(log, request);
    if (!then) return;
    const { hypotheses } = then.state;
    const ofKnown = pieces.filter(({ hypothesisId }) => lookup(hypotheses, hypothesisId));
    await record(log, request, [
      // Another one at the same may have been faster: then it has said the same.
      ...evidenceNews(request, hypotheses, ofKnown),
      landing(then, request, { state: "done", found: foundText(pieces.length) }),
    ]);
  }
  await judgeLanded(ctx, request, signal);
}

/** Ends it where it cannot be done: the verdicts stand without it. */
export async function giveUpWithout(
  ctx: StageContext,
  request: InvestigationRequest,
  { reason, signal }: { reason: string; signal: AbortSignal },
): Promise<void> {
  const now = await underWay(ctx.log, request);
  if (!now) return;
  if (!hasLanded(now))
    await record(ctx.log, request, [landing(now, request, { state: "failed", found: reason })]);
  await judgeLanded(ctx, request, signal);
}

function hasLanded({ investigation }: UnderWay): boolean {
  const job = investigation.jobs.find(({ id }) => id === WITHOUT_ID);
  return job?.state === "done" || job?.state === "failed";
}

function landing(
  { investigation }: UnderWay,
  request: InvestigationRequest,
  told: { state: "done" | "failed"; found: string },
) {
  return progress(request, `${WITHOUT_ID}:${told.state}`, {
    step: investigation.step,
    done: investigation.judged,
    total: testsOf(investigation).all.length,
    job: { id: WITHOUT_ID, title: WITHOUT_TITLE, ...told },
  });
}

function foundText(pieces: number): string {
  return pieces === 0
    ? "Only one signal was sent: there is nothing to judge without it."
    : `What ${pieces} verdicts rest on.`;
}
