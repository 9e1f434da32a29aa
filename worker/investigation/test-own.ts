import { setTimeout as sleep } from "node:timers/promises";

import { linkedChanges } from "@/lib/changes/linked-changes";
import { draftOf, record } from "@/lib/server/investigation-log";
import { lookup } from "@/lib/timeline/state";
import type { HypothesisTest } from "@/lib/wire/investigation-port";

import type { StageContext } from "./context";
import { evidenceNews } from "./evidence-news";

/** How often it is looked whether the investigation has read what the test is over. */
const LOOK_MS = 500;

/**
 * Tests a hypothesis that a person wrote over what an investigation has read, with all changes that the log knows of by
 * now. Where that is still being read, it waits for it.
 */
export async function testOwn(ctx: StageContext, test: HypothesisTest, signal: AbortSignal): Promise<void> {
  const { log, analyst, kept } = ctx;
  const { incidentId, investigationId, hypothesisId } = test;
  while (!(await kept.isKept(investigationId))) {
    const investigations = (await log.state(incidentId))?.investigations ?? {};
    if (lookup(investigations, investigationId)?.state !== "running")
      throw new Error("What was read for the investigation is no longer there.");
    await sleep(LOOK_MS, undefined, { signal });
  }
  const state = await log.state(incidentId);
  const hypothesis = state && lookup(state.hypotheses, hypothesisId);
  if (!state || !hypothesis) return;
  const { evidence, verdict } = await analyst.own(
    { investigationId, hypothesisId, changes: linkedChanges(state), before: state.hypotheses },
    signal,
  );
  signal.throwIfAborted();
  // Where an earlier try has got as far, its word stands.
  await record(log, test, [
    ...evidenceNews(test, state.hypotheses, evidence),
    ...(verdict
      ? [
          draftOf(test, `own:${hypothesisId}`, {
            type: "hypothesis_state_set",
            payload: { ...verdict, investigationId },
          }),
        ]
      : []),
  ]);
}

/** Says on the card that it could not be tested, and why. */
export async function giveUpOwn(
  { log }: Pick<StageContext, "log">,
  test: HypothesisTest,
  why: string,
): Promise<void> {
  const { investigationId, hypothesisId } = test;
  const state = await log.state(test.incidentId);
  if (!state || !lookup(state.hypotheses, hypothesisId)) return;
  await record(log, test, [
    draftOf(test, `own:${hypothesisId}:untested`, {
      type: "hypothesis_state_set",
      payload: { hypothesisId, state: "inconclusive", reason: why, gaps: [why], investigationId },
    }),
  ]);
}
