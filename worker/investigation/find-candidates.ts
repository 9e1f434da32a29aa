import type { Candidate } from "@/lib/investigation/candidates";
import { plainText } from "@/lib/investigation/plain-text";
import { draftOf, progress, record, underWay } from "@/lib/server/investigation-log";
import type { EventDraft } from "@/lib/timeline/event";
import { TITLE_LIMIT } from "@/lib/timeline/limits";
import { lookup, type RoomState } from "@/lib/timeline/state";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";

import type { StageContext } from "./context";
import { judgeLanded } from "./judge-landed";
import { WITHOUT_TITLE } from "./judge-without";
import { testIdOf, WITHOUT_ID } from "./test-id";

/** The second stage: what it could be. All cards appear at once, and each is tested by a job of its own. */
export async function findCandidates(
  ctx: StageContext,
  request: InvestigationRequest,
  signal: AbortSignal,
): Promise<void> {
  const { log, queue, analyst } = ctx;
  if (!(await underWay(log, request))) return;
  const candidates = await analyst.candidates(request, signal);
  signal.throwIfAborted();
  const now = await underWay(log, request);
  if (!now) return;
  const written = await record(log, request, draftsOf(request, candidates, now.state));
  // Another investigation may have proposed one of them meanwhile: then the next try sees it.
  if (!written && !(await isTold(log, request)))
    throw new Error("The log changed while the candidates were written.");
  await judgeLanded(ctx, request, signal);
  await queue.test(
    request,
    candidates.map(({ hypothesisId }) => hypothesisId),
  );
  await queue.judgeWithout(request);
}

function draftsOf(
  request: InvestigationRequest,
  candidates: readonly Candidate[],
  { hypotheses }: RoomState,
): readonly EventDraft[] {
  const { investigationId } = request;
  const told = { step: "Testing what it could be", done: 0, total: candidates.length };
  const proposals = candidates.flatMap(({ hypothesisId, proposal }) =>
    proposal === null || lookup(hypotheses, hypothesisId)
      ? []
      : [
          draftOf(request, `propose:${hypothesisId}`, {
            type: "hypothesis_proposed",
            payload: { ...proposal, investigationId },
          }),
        ],
  );
  return [
    progress(request, FOUND, {
      ...told,
      job: {
        id: "candidates",
        title: "Find what it could be",
        state: "done",
        found: `${candidates.length} hypotheses to test, the standing ones among them.`,
      },
    }),
    ...proposals,
    ...candidates.map((candidate) => {
      const id = testIdOf(candidate.hypothesisId);
      const title = titleOf(candidate, hypotheses);
      return progress(request, `${id}:waiting`, { ...told, job: { id, title, state: "waiting" } });
    }),
    progress(request, `${WITHOUT_ID}:waiting`, {
      ...told,
      job: { id: WITHOUT_ID, title: WITHOUT_TITLE, state: "waiting" },
    }),
  ];
}

const FOUND = "candidates:done";

async function isTold({ state }: StageContext["log"], request: InvestigationRequest): Promise<boolean> {
  const investigations = (await state(request.incidentId))?.investigations ?? {};
  const jobs = lookup(investigations, request.investigationId)?.jobs ?? [];
  return jobs.some(({ id }) => id === "candidates");
}

function titleOf({ hypothesisId, proposal }: Candidate, hypotheses: RoomState["hypotheses"]): string {
  const claim = proposal?.claim ?? lookup(hypotheses, hypothesisId)?.claim ?? hypothesisId;
  return plainText(claim, TITLE_LIMIT);
}
