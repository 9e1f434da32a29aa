import { lookup } from "@/lib/timeline/state";
import { framesOf } from "@/lib/wire/frames-of";
import type { SourceJob } from "@/lib/wire/investigation-jobs";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";
import { windowBefore } from "@/lib/wire/telemetry-queries";

import { type GatherContext, windowOf } from "./gather-telemetry";
import { haveAllLanded, lookAgain, sourceState, sourceTold } from "./gathered-sources";
import { record, underWay } from "./investigation-log";

/**
 * Asks one source for what the investigation needs of it; its frame finds the answer at hand. The last one to land has
 * the frame made. One that lands when that has been done has the incident looked at again.
 */
export async function askSource(
  ctx: GatherContext,
  { request, source }: SourceJob,
  signal: AbortSignal,
): Promise<void> {
  const { log, kept, queue } = ctx;
  const { incidentId, investigationId } = request;
  await underWay(log, request);
  const state = await log.state(incidentId);
  const investigation = state && lookup(state.investigations, investigationId);
  // One that has finished meanwhile may be run again; nobody waits for one that was called off.
  if (!investigation || (investigation.state !== "running" && investigation.state !== "finished")) return;
  if (sourceState(investigation, source)?.state !== "done") {
    await record(log, request, [sourceTold(request, source, { state: "running" })]);
    const window = windowOf(investigation, request);
    const frames = framesOf(ctx, state.kind);
    await Promise.all([window, windowBefore(window)].map((each) => frames.ask(source, each, signal)));
    signal.throwIfAborted();
    await record(log, request, [sourceTold(request, source, { state: "done" })]);
    if (await kept.isKept(investigationId)) await lookAgain(queue, request, source);
  }
  await makeFrameOnceLanded(ctx, request);
}

/** Has the frame made where no source is left to wait for. */
export async function makeFrameOnceLanded(
  { log, queue }: Pick<GatherContext, "log" | "queue">,
  request: InvestigationRequest,
): Promise<void> {
  const now = await underWay(log, request);
  if (now && haveAllLanded(now.investigation)) await queue.makeFrame(request);
}
