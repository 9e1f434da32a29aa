import { createHash } from "node:crypto";

import type { z } from "zod";

import { canonicalJson } from "@/lib/timeline/canonical-json";
import { type FrozenEvidence, type FrozenResult, frozenResult } from "@/lib/timeline/frozen";
import { freezeLines } from "@/lib/wire/freeze-lines";
import { freezePattern } from "@/lib/wire/freeze-pattern";
import { freezeTrace } from "@/lib/wire/freeze-trace";
import { parseInput } from "@/lib/wire/parse";
import { presentTrace } from "@/lib/wire/present-evidence";
import { presentLines } from "@/lib/wire/present-lines";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";
import { type pinRequest, windowOf } from "@/lib/wire/telemetry-queries";

import { readFramesOf } from "./read-frames";

const SOURCE_LIMIT = 200;
/** Of all lines of a chart together: every browser in the room is given them. */
const MOST_POINTS = 1_200;

export type Look = Pick<z.output<typeof pinRequest>, "from" | "to"> & Looked;
type Looked = LookAt<"lines"> | LookAt<"pattern"> | LookAt<"trace">;
type LookAt<Kind> = Omit<
  Extract<z.output<typeof pinRequest>, { kind: Kind }>,
  "commandId" | "title" | "note"
>;

/** What is looked at: of a sample or not, so that the query that is kept asks the same telemetry again. */
export type Telemetry = { frames: FrameReader; samples: boolean };

/** What was measured, and the path and query by which this server can be asked the same again. */
type Measured = { result: FrozenResult; path: string; query: Record<string, string> };

/** A look at telemetry as it is now, for the log to keep. Refused where there is nothing to be seen in its window. */
export async function freezeEvidence(
  { frames, samples }: Telemetry,
  look: Look,
): Promise<Outcome<FrozenEvidence>> {
  const measured = await measure(frames, look);
  if (!measured.ok) return measured;
  const { path, query } = measured.value;
  const result = parseInput(frozenResult, measured.value.result, "result");
  if (!result.ok) return result;
  const { from, to } = look;
  const params = new URLSearchParams({ from, to, ...query, ...(samples && { samples: "true" }) });
  return success({
    source: frames.sources.join(", ").slice(0, SOURCE_LIMIT) || "none",
    query: `/api/telemetry/${path}?${params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`,
    from,
    to,
    result: result.value,
    resultHash: createHash("sha256").update(canonicalJson(result.value)).digest("hex"),
  });
}

function measure(frames: FrameReader, look: Look): Promise<Outcome<Measured>> {
  switch (look.kind) {
    case "lines":
      return measureLines(frames, look);
    case "pattern":
      return measurePattern(frames, look);
    case "trace":
      return measureTrace(frames, look);
  }
}

async function measureLines(frames: FrameReader, look: LookAt<"lines">): Promise<Outcome<Measured>> {
  const read = await readFramesOf(frames, look);
  if (!read.ok) return read;
  const shape = presentLines(read.value.frame, read.value.before, look.ids, MOST_POINTS);
  if (shape.lines.length === 0) return absent("ids", "None of these series has values in this window.");
  const query = { ids: look.ids.join(","), compare: String(look.compare) };
  return success({ result: freezeLines(shape), path: "lines", query });
}

async function measurePattern(frames: FrameReader, look: LookAt<"pattern">): Promise<Outcome<Measured>> {
  const read = await readFramesOf(frames, look);
  if (!read.ok) return read;
  const { frame, before } = read.value;
  const { pattern: id, service, compare } = look;
  const isIt = (each: { id: string; service: string }) => each.id === id && each.service === service;
  const pattern = frame.logs.find(isIt);
  if (!pattern) return absent("pattern", "This service logged no lines like that in this window.");
  const countBefore = before && before.logs.length > 0 ? (before.logs.find(isIt)?.count ?? 0) : null;
  const result = freezePattern(pattern, { grid: frame.grid, countBefore });
  return success({ result, path: "patterns", query: { id, service, compare: String(compare) } });
}

async function measureTrace(frames: FrameReader, look: LookAt<"trace">): Promise<Outcome<Measured>> {
  const trace = await frames.trace(windowOf(look), look.traceId);
  if (!trace.ok) return trace;
  if (!trace.value) return absent("traceId", "No source has spans of this trace in this window.");
  const result = freezeTrace(presentTrace(trace.value));
  return success({ result, path: `traces/${look.traceId}`, query: {} });
}

/** There is nothing to keep. */
function absent(path: string, detail: string): Outcome<never> {
  return failure("not_found", detail, { errors: [{ path, reason: "not in this window" }] });
}
