import type { TelemetryWindow } from "@/lib/telemetry/source";
import { linkedChanges } from "@/lib/changes/linked-changes";
import type { InvestigationFrames } from "@/lib/store/investigation-frames";
import type { IncidentLog } from "@/lib/timeline/log-port";
import { type FrameReaders, framesOf } from "@/lib/wire/frames-of";
import type { Investigation } from "@/lib/timeline/state";
import type { InvestigationQueue, InvestigationRequest } from "@/lib/wire/investigation-port";

import { fail, progress, record, type UnderWay, underWay } from "./investigation-log";
import { type Found, foundIn, type InputReader } from "./investigation-input";
import type { StageQueue } from "./investigation-queue";
import { lookAgain, silentSources, sourceState, sourceTold, TOLD } from "./gathered-sources";

export type GatherContext = FrameReaders & {
  log: IncidentLog;
  kept: InvestigationFrames;
  /** Of one's own production, and of samples. */
  readInput: InputReader;
  readSampleInput: InputReader;
  queue: Pick<StageQueue, "askSources" | "makeFrame" | "findCandidates"> & Pick<InvestigationQueue, "rerun">;
};

const SOURCE_LIMIT = 200;
/** What reading may take: then it is called off, and tried again. Milliseconds. */
const READ_LIMIT_MS = 60_000;

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
  const kept = await ctx.kept.read(request.investigationId);
  const found = kept ? foundIn(kept) : await readAll(ctx, request, now, signal);
  signal.throwIfAborted();
  await tellFound(ctx.log, request, found);
  if (found.isBlank)
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
): Promise<Found> {
  const frames = framesOf(ctx, now.state.kind);
  const unasked = silentSources(now.investigation, frames.distant);
  const isSample = now.state.kind === "sample";
  const read = isSample ? ctx.readSampleInput : ctx.readInput;
  const own = await read(
    {
      window: windowOf(now.investigation, request),
      unasked,
      known: {
        input: {
          alarm: { atUs: alarmUs(now, request), service: now.investigation.service, metric: null },
          entryService: null,
          exclude: [],
          changes: linkedChanges(now.state),
        },
        samples: isSample,
        source: frames.sources.join(", ").slice(0, SOURCE_LIMIT) || "none",
      },
    },
    AbortSignal.any([signal, AbortSignal.timeout(READ_LIMIT_MS)]),
  );
  signal.throwIfAborted();
  const isFirst = await ctx.kept.keepPacked(request, own.packed);
  await noteLate(ctx, request, Object.keys(unasked));
  if (isFirst) return own;
  const kept = await ctx.kept.read(request.investigationId);
  if (!kept) throw new Error("What was read for the investigation is not there.");
  return foundIn(kept);
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

async function tellFound(log: IncidentLog, request: InvestigationRequest, { jobs }: Found): Promise<void> {
  await record(log, request, [
    progress(request, "gather:done", {
      ...TOLD,
      job: { id: "gather", title: "Read telemetry", state: "done" },
    }),
    ...jobs.map((job) => progress(request, job.id, { ...TOLD, job })),
  ]);
}
