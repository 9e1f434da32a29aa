import { attempt } from "@/lib/sources/read-window";
import { frameSettings } from "@/lib/telemetry/build-frame";
import type { Grid } from "@/lib/telemetry/frame";
import { type LogPatterns, logPatterns } from "@/lib/telemetry/log-patterns";
import {
  type GatheredPoints,
  gatherPoints,
  type PointFigures,
  pointFigures,
} from "@/lib/telemetry/point-figures";
import { pointPart } from "@/lib/telemetry/point-part";
import type { PointTable } from "@/lib/telemetry/signals";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import type { FrameRowsReader, MinuteVersions } from "@/lib/telemetry/store-port";

import { createKeptParts } from "./kept-parts";
import { readsLogs, readsPoints } from "./part-readers";

/** A source that does not answer within this is a gap. Milliseconds. */
export const PATIENCE_MS = 20_000;

/** Of the parts that each signal keeps: those of the two hours up to now, with room for twice what the goal says. */
const MOST_POINT_BYTES = 128 * 1_024 * 1_024;
const MOST_LOG_BYTES = 128 * 1_024 * 1_024;

/** What was measured, and why it lacks all rows where they could not be read. */
export type WithGap<Figures> = { figures: Figures; gap: string | null };

/** A window, and the versions of its full minutes. */
export type VersionedWindow = { window: TelemetryWindow; versions: MinuteVersions };

/** What is kept of minutes. */
export type KeptSize = { minutes: number; bytes: number };

/** Of points. The grid, for which the other steps wait, is there before the rest: await both. */
export type PointSteps = { grid: Promise<Grid>; points: Promise<WithGap<PointFigures>> };

/** The two steps of a frame that can be taken beside the third, which is that of its spans. */
export type FrameAide = {
  points: (of: VersionedWindow, signal: AbortSignal) => PointSteps;
  /** Of points that others have too: nothing of them is kept. */
  mixedPoints: (points: PointTable, window: TelemetryWindow) => PointSteps;
  logs: (of: VersionedWindow & { grid: Grid }, signal: AbortSignal) => Promise<WithGap<LogPatterns>>;
  /** Measures minutes of which nothing is kept yet. */
  warm: (of: VersionedWindow, signal: AbortSignal) => Promise<KeptSize>;
};

const settings = frameSettings();

/** Takes the steps in this thread, and keeps what can be used again. */
export function createAide({ points, logs }: Pick<FrameRowsReader, "points" | "logs">): FrameAide {
  const keptPoints = createKeptParts(readsPoints(points), MOST_POINT_BYTES);
  const keptLogs = createKeptParts(readsLogs(logs), MOST_LOG_BYTES);
  return {
    points({ window, versions }, signal) {
      const reading = partsOrGap((either) => keptPoints.of(window, versions.points, either), signal);
      return stepsOf(
        reading.then(({ parts, gap }) => ({ gathered: gatherPoints(parts, window, settings), gap })),
      );
    },
    mixedPoints: (table, window) =>
      stepsOf(Promise.resolve({ gathered: gatherPoints([pointPart(table)], window, settings), gap: null })),
    async logs({ window, versions, grid }, signal) {
      const { parts, gap } = await partsOrGap((either) => keptLogs.of(window, versions.logs, either), signal);
      return { figures: logPatterns(parts, grid, settings.limits), gap };
    },
    async warm({ window, versions }, signal) {
      await keptPoints.of(window, versions.points, signal);
      await keptLogs.of(window, versions.logs, signal);
      return { minutes: keptLogs.minutes(), bytes: keptPoints.bytes() + keptLogs.bytes() };
    },
  };
}

/** The figures are made once those who wait for the grid have been told. */
function stepsOf(gathering: Promise<{ gathered: GatheredPoints; gap: string | null }>): PointSteps {
  const grid = gathering.then(({ gathered }) => gathered.grid);
  const points = gathering.then(async ({ gathered, gap }) => {
    await new Promise((resolve) => setImmediate(resolve));
    return { figures: pointFigures(gathered), gap };
  });
  return { grid, points };
}

/** Parts that are read within the patience that there is, or none and why. Rejects only where `signal` aborts. */
export async function partsOrGap<Part>(
  read: (signal: AbortSignal) => Promise<Part[]>,
  signal: AbortSignal,
): Promise<{ parts: Part[]; gap: string | null }> {
  const attempted = await attempt(read, { signal, limitMs: PATIENCE_MS });
  return attempted.ok ? { parts: attempted.value, gap: null } : { parts: [], gap: attempted.reason };
}
