import type { Frame } from "@/lib/telemetry/frame";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import { linkedChanges } from "@/lib/changes/linked-changes";
import type { InvestigationFrames, InvestigationInput } from "@/lib/store/investigation-frames";
import type { IncidentLog } from "@/lib/timeline/log-port";
import { type FrameReaders, framesOf } from "@/lib/wire/frames-of";
import { firstMeasuredUs } from "@/lib/wire/frame-extent";
import { gathered, isBlank } from "@/lib/wire/gathered";
import type { Investigation } from "@/lib/timeline/state";
import type { InvestigationQueue, InvestigationRequest } from "@/lib/wire/investigation-port";
import type { FrameReader, Unasked } from "@/lib/wire/telemetry-frames-port";
import { lookBackOf } from "@/lib/wire/look-back";
import { windowBefore } from "@/lib/wire/telemetry-queries";

import { fail, progress, record, type UnderWay, underWay } from "./investigation-log";
import type { StageQueue } from "./investigation-queue";
import { lookAgain, silentSources, sourceState, sourceTold, TOLD } from "./gathered-sources";

export type GatherContext = FrameReaders & {
  log: IncidentLog;
  kept: InvestigationFrames;
  queue: Pick<StageQueue, "askSources" | "makeFrame" | "findCandidates"> & Pick<InvestigationQueue, "rerun">;
};

const SOURCE_LIMIT = 200;
/** A stretch is cut to what was measured in it where this share of it is empty: what is usual is judged by its length. */
const EMPTY_SHARE = 0.1;

/** The first stage: has each source that is somewhere else asked by a job of its own, or makes the frame where there is none. */
export async function gatherTelemetry(
  ctx: GatherContext,
  request: InvestigationRequest,
  signal: AbortSignal,
): Promise<void> {
  const now = await underWay(ctx.log, request);
  if (!now) return;
  await record(ctx.log, request, [
    progress(request, "gather:running", {
      ...TOLD,
      job: { id: "gather", title: "Read telemetry", state: "running" },
    }),
  ]);
  const { distant } = framesOf(ctx, now.state.kind);
  if (distant.length === 0 || (await ctx.kept.isKept(request.investigationId))) {
    await makeFrameOf(ctx, request, now, signal);
    return;
  }
  await record(
    ctx.log,
    request,
    distant.map((source) => sourceTold(request, source, { state: "waiting" })),
  );
  await ctx.queue.askSources(request, distant);
}

/** The stage after it: makes the frame of what the sources have, those left out that have not answered, and keeps it for all workers. */
export async function makeFrame(
  ctx: GatherContext,
  request: InvestigationRequest,
  signal: AbortSignal,
): Promise<void> {
  const now = await underWay(ctx.log, request);
  if (now) await makeFrameOf(ctx, request, now, signal);
}

async function makeFrameOf(
  ctx: GatherContext,
  request: InvestigationRequest,
  now: UnderWay,
  signal: AbortSignal,
): Promise<void> {
  const { input } =
    (await ctx.kept.read(request.investigationId)) ?? (await readAll(ctx, request, now, signal));
  signal.throwIfAborted();
  await tellFound(ctx.log, request, { frame: input.frame, before: input.baseline });
  if (isBlank(input.frame))
    await fail(
      ctx.log,
      request,
      "There is no telemetry of that time: nothing was sent here, and no source has any.",
    );
  else await ctx.queue.findCandidates(request);
}

/** Asks the sources, and keeps what they have. Where somebody was faster, what they kept is what counts. */
async function readAll(
  ctx: GatherContext,
  request: InvestigationRequest,
  now: UnderWay,
  signal: AbortSignal,
): Promise<InvestigationInput> {
  const frames = framesOf(ctx, now.state.kind);
  const unasked = silentSources(now.investigation, frames.distant);
  const { frame, before, usual } = await readAround(
    frameReader(frames, unasked),
    windowOf(now.investigation, request),
  );
  signal.throwIfAborted();
  const own: InvestigationInput = {
    input: {
      frame,
      baseline: usual,
      alarm: { atUs: alarmUs(now, request), service: now.investigation.service, metric: null },
      entryService: null,
      exclude: [],
      changes: linkedChanges(now.state),
    },
    before,
    samples: now.state.kind === "sample",
    source: frames.sources.join(", ").slice(0, SOURCE_LIMIT) || "none",
  };
  const isFirst = await ctx.kept.keep(request, own);
  await noteLate(ctx, request, Object.keys(unasked));
  const kept = isFirst ? own : await ctx.kept.read(request.investigationId);
  if (!kept) throw new Error("What was read for the investigation is not there.");
  return kept;
}

/** A source that answered while the frame was made without it. */
async function noteLate(
  ctx: GatherContext,
  request: InvestigationRequest,
  unasked: readonly string[],
): Promise<void> {
  if (unasked.length === 0) return;
  const now = await underWay(ctx.log, request);
  const late = unasked.filter((source) => now && sourceState(now.investigation, source)?.state === "done");
  for (const source of late) await lookAgain(ctx.queue, request, source);
}

/** What the log says of the stretch: it has the last word. */
export function windowOf(
  { window }: Pick<Investigation, "window">,
  request: InvestigationRequest,
): TelemetryWindow {
  const { from, to } = window ?? request;
  return { fromUs: Date.parse(from) * 1_000, toUs: Date.parse(to) * 1_000 };
}

function alarmUs({ investigation }: UnderWay, request: InvestigationRequest): number {
  return Date.parse((investigation.window ?? request).alarmAt) * 1_000;
}

/** The window, the one before it where anything is known of that, and what is usual. */
async function readAround(
  frameOf: FrameOf,
  window: TelemetryWindow,
): Promise<{ frame: Frame; before: Frame | null; usual: Frame | null }> {
  const just = windowBefore(window);
  const [whole, before] = await Promise.all([frameOf(window), frameOf(just)]);
  const far = lookBackOf(window, whole.grid);
  const usual = far.fromUs === just.fromUs ? before : await frameOf(far);
  if (!isBlank(usual)) return { frame: whole, before: isBlank(before) ? null : before, usual };
  const firstUs = firstMeasuredUs(whole);
  const { fromUs, toUs } = window;
  if (firstUs === null || (firstUs - fromUs) / (toUs - fromUs) < EMPTY_SHARE)
    return { frame: whole, before: null, usual: null };
  return { frame: await frameOf({ fromUs: firstUs, toUs }), before: null, usual: null };
}

type FrameOf = (window: TelemetryWindow) => Promise<Frame>;

/** Where too much is asked at once the job waits for its next turn. */
function frameReader(frames: FrameReader, unasked: Unasked): FrameOf {
  return async (window) => {
    const read = await frames.frame(window, unasked);
    if (!read.ok) throw new Error(read.problem.detail);
    return read.value;
  };
}

async function tellFound(
  log: IncidentLog,
  request: InvestigationRequest,
  { frame, before }: { frame: Frame; before: Frame | null },
): Promise<void> {
  await record(log, request, [
    progress(request, "gather:done", {
      ...TOLD,
      job: { id: "gather", title: "Read telemetry", state: "done" },
    }),
    ...gathered(frame, before).map((job) => progress(request, job.id, { ...TOLD, job })),
  ]);
}
