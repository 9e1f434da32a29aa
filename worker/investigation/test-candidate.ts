import type { EvidenceDraft } from "@/lib/investigation/evidence";
import { progress, record, stillUnderWay, type UnderWay, underWay } from "@/lib/server/investigation-log";
import type { EventDraft } from "@/lib/timeline/event";
import type { TestJob } from "@/lib/wire/investigation-jobs";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";

import type { StageContext } from "./context";
import { evidenceNews } from "./evidence-news";
import { judgeLanded } from "./judge-landed";
import { tellIfLong } from "./tell-if-long";
import { testIdOf, testsOf } from "./test-id";

/**
 * Tests one hypothesis: writes what speaks for and against it, all of it or nothing, and judges anew with it. One that
 * has landed before, and was cut off then, is only judged.
 */
export async function testCandidate(
  ctx: StageContext,
  { request, hypothesisId }: TestJob,
  signal: AbortSignal,
): Promise<void> {
  const { log, analyst } = ctx;
  const now = await underWay(log, request);
  if (!now) return;
  if (!hasLanded(now, hypothesisId)) {
    const { investigationId } = request;
    const pieces = await tellIfLong(
      () => record(log, request, [job(now, request, hypothesisId, { state: "running" })]),
      analyst.evidence({ investigationId, hypothesisId }, signal),
    );
    signal.throwIfAborted();
    const then = await stillUnderWay(log, request);
    if (!then) return;
    const written = await record(log, request, landing(then, request, { hypothesisId, pieces }));
    const after = written ? then : await underWay(log, request);
    if (!after) return;
    if (!written && !hasLanded(after, hypothesisId))
      throw new Error("The log changed while the result was written.");
  }
  await judgeLanded(ctx, request, signal);
}

function hasLanded({ investigation }: UnderWay, hypothesisId: string): boolean {
  return testsOf(investigation).landed.includes(hypothesisId);
}

type Found = { hypothesisId: string; pieces: readonly EvidenceDraft[] };

function landing(
  now: UnderWay,
  request: InvestigationRequest,
  { hypothesisId, pieces }: Found,
): readonly EventDraft[] {
  return [
    ...evidenceNews(request, now.state.hypotheses, pieces),
    job(now, request, hypothesisId, { state: "done", found: foundText(pieces) }),
  ];
}

function foundText(pieces: readonly EvidenceDraft[]): string {
  const count = (wanted: string) => pieces.filter(({ stance }) => stance === wanted).length;
  return `${count("for")} for, ${count("against")} against, ${count("neutral")} neutral.`;
}

function job(
  { investigation }: UnderWay,
  request: InvestigationRequest,
  hypothesisId: string,
  told: { state: "running" } | { state: "done"; found: string },
): EventDraft<"investigation_progressed"> {
  const id = testIdOf(hypothesisId);
  const title = investigation.jobs.find((known) => known.id === id)?.title ?? hypothesisId;
  const { all } = testsOf(investigation);
  return progress(request, `${id}:${told.state}`, {
    step: "Testing what it could be",
    // Of those that ran beside it nobody knows which came first.
    done: investigation.judged,
    total: all.length,
    job: { id, title, ...told },
  });
}
