import type { Verdict } from "@/lib/investigation/verdict";
import {
  draftOf,
  progress,
  record,
  stillUnderWay,
  type UnderWay,
  underWay,
} from "@/lib/server/investigation-log";
import type { EventDraft } from "@/lib/timeline/event";
import { lookup, type RoomState } from "@/lib/timeline/state";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";

import type { StageContext } from "./context";
import { type Tests, testsOf } from "./test-id";

/**
 * Judges anew on what has landed. Results land in the order of the log, so their number says which they are: the same
 * number gives the same verdicts, and the log takes none that rest on fewer than those before. With the last result the
 * investigation ends.
 */
export async function judgeLanded(
  ctx: StageContext,
  request: InvestigationRequest,
  signal: AbortSignal,
): Promise<void> {
  // Whoever judges has just written into the log: it knows what came before that.
  const now = await stillUnderWay(ctx.log, request);
  if (!now) return;
  const tests = testsOf(now.investigation);
  if (tests.all.length === 0) return;
  if (tests.isComplete) await judgeAll(ctx, request, tests, signal);
  else await judgeSome(ctx, request, now, signal);
}

async function judgeSome(
  ctx: StageContext,
  request: InvestigationRequest,
  now: UnderWay,
  signal: AbortSignal,
): Promise<void> {
  const tests = testsOf(now.investigation);
  const { judged } = now.investigation;
  if (judged > 0 && judged >= tests.landed.length) return;
  const verdicts = await verdictsOn(ctx, request, { tests, now }, signal);
  await record(ctx.log, request, [told(request, tests), ...verdicts]);
}

async function judgeAll(
  ctx: StageContext,
  request: InvestigationRequest,
  tests: Tests,
  signal: AbortSignal,
): Promise<void> {
  // From here on the log takes no verdict that rests on less: what is read next is what the last one changes.
  await record(ctx.log, request, [told(request, tests)]);
  const now = await stillUnderWay(ctx.log, request);
  if (!now) return;
  const { investigationId } = request;
  const verdicts = await verdictsOn(ctx, request, { tests, now }, signal);
  const finish = await ctx.analyst.finish({ investigationId }, signal);
  const written = await record(ctx.log, request, [
    ...verdicts,
    draftOf(request, "finished", {
      type: "investigation_finished",
      payload: { ...finish, investigationId },
    }),
  ]);
  if (!written && (await underWay(ctx.log, request)))
    throw new Error("The log changed while the last verdict was written.");
}

/** Of judging anew because somebody else has: results land seldom, and each is judged once. */
const MOST_TURNS = 3;

type Hypotheses = RoomState["hypotheses"];

type Judging = { tests: Tests; now: UnderWay };

async function verdictsOn(
  { analyst, log }: StageContext,
  request: InvestigationRequest,
  { tests, now }: Judging,
  signal: AbortSignal,
): Promise<readonly EventDraft[]> {
  const { investigationId } = request;
  let { hypotheses: before } = now.state;
  let verdicts: readonly Verdict[] = [];
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    verdicts = await analyst.verdicts({ investigationId, landed: tests.landed, before }, signal);
    signal.throwIfAborted();
    // Another result may have been judged meanwhile: it is moved from there, not from where it was before.
    const after = (await underWay(log, request))?.state.hypotheses ?? before;
    if (isAsJudged(before, after)) break;
    before = after;
  }
  const isNews = ({ hypothesisId, state }: Verdict) => {
    // What could not be tested has its verdict; what an earlier investigation has judged keeps it until then.
    if (tests.failed.has(hypothesisId)) return false;
    const known = lookup(before, hypothesisId);
    return known !== undefined && (state !== "investigating" || known.machineState === "proposed");
  };
  return verdicts.filter(isNews).map((verdict) =>
    draftOf({ investigationId }, `verdict:${tests.landed.length}:${verdict.hypothesisId}`, {
      type: "hypothesis_state_set",
      payload: { ...verdict, investigationId },
    }),
  );
}

function isAsJudged(before: Hypotheses, after: Hypotheses): boolean {
  return Object.values(after).every(({ id, machineState, probability }) => {
    const known = lookup(before, id);
    return known?.machineState === machineState && known.probability === probability;
  });
}

function told(request: InvestigationRequest, { all, landed }: Tests): EventDraft<"investigation_progressed"> {
  const isAll = landed.length === all.length;
  return progress(request, `judged:${landed.length}`, {
    step: isAll ? "Judging" : "Testing what it could be",
    done: landed.length,
    total: all.length,
    judged: landed.length,
  });
}
