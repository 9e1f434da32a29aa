import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

import { z } from "zod";

import { type Parsed, parsed, refused } from "../shop/parsed";
import type { ShopLog, ShopSpan } from "../shop/happenings";
import { type RecordedPoint, readLogs, readPoints, readSpans } from "./recorded-rows";

/** Unpacked; more is no case. Bytes. */
const MOST_BYTES = 256 * 2 ** 20;

/** What a replay needs to know of a case: nothing that names it. */
const caseFile = z.object({
  windowStart: z.number(),
  baselineIsSeparate: z.boolean().optional(),
  samplePeriodSec: z.number().positive().optional(),
  files: z.object({
    metrics: z.string().optional(),
    baseline: z.string().optional(),
    logs: z.string().optional(),
    traces: z.string().optional(),
    changes: z.string().optional(),
  }),
});

/** A recorded case, in its own time. */
export type RecordedCase = {
  points: readonly RecordedPoint[];
  spans: readonly ShopSpan[];
  logs: readonly ShopLog[];
  /** As it was recorded; null where nothing was. */
  changes: unknown;
};

/**
 * Reads a case from its folder: what a responder may see, and never the truth. A baseline that was recorded apart is
 * moved to just before the window.
 */
export async function readCase(folder: string): Promise<Parsed<RecordedCase>> {
  try {
    const { files, ...about } = caseFile.parse(JSON.parse(await readFile(join(folder, "case.json"), "utf8")));
    const read = (path: string | undefined) => (path === undefined ? "" : readTable(folder, path));
    const baseline = readPoints(await read(files.baseline));
    return parsed({
      points: [
        ...(about.baselineIsSeparate === true ? movedBefore(baseline, about) : baseline),
        ...readPoints(await read(files.metrics)),
      ],
      spans: readSpans(await read(files.traces)),
      logs: readLogs(await read(files.logs)),
      changes: files.changes === undefined ? null : JSON.parse(await read(files.changes)),
    });
  } catch (error) {
    return refused(`The case cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Text of a file of the case or of what its set shares. */
async function readTable(folder: string, path: string): Promise<string> {
  const full = resolve(folder, path);
  const within = [resolve(folder), join(dirname(resolve(folder)), "_shared")];
  if (!within.includes(dirname(full))) throw new Error(`${path} lies outside the case`);
  if (basename(full).startsWith("truth")) throw new Error("the truth is not for replays");
  const bytes = await readFile(full);
  return (path.endsWith(".gz") ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes).toString("utf8");
}

function movedBefore(
  points: readonly RecordedPoint[],
  { windowStart, samplePeriodSec = 60 }: { windowStart: number; samplePeriodSec?: number | undefined },
): RecordedPoint[] {
  const last = points.reduce((latest, { atMs }) => Math.max(latest, atMs), -Infinity);
  const shiftMs = (windowStart - samplePeriodSec) * 1_000 - last;
  return points.map(({ atMs, series, value }) => ({ atMs: atMs + shiftMs, series, value }));
}
