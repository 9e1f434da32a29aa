import { createHash } from "node:crypto";

import type { z } from "zod";

import type { FrozenEvidence } from "@/lib/timeline/frozen";
import {
  frozenLook,
  type Measured,
  measuredLines,
  measuredPattern,
  measuredTrace,
} from "@/lib/wire/measured-look";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";
import { type pinRequest, windowOf } from "@/lib/wire/telemetry-queries";

import { readFramesOf } from "./read-frames";

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

/** A look at telemetry as it is now, for the log to keep. Refused where there is nothing to be seen in its window. */
export async function freezeEvidence(
  { frames, samples }: Telemetry,
  look: Look,
): Promise<Outcome<FrozenEvidence>> {
  const measured = await measure(frames, look);
  if (!measured.ok) return measured;
  const { from, to } = look;
  const asked = {
    ...measured.value,
    query: { ...measured.value.query, ...(samples && { samples: "true" }) },
  };
  const frozen = frozenLook(asked, { from, to, source: frames.sources.join(", "), hash: sha256 });
  return frozen === null
    ? failure("invalid", "What was measured cannot be kept: a name or a value in it is too large.")
    : success(frozen);
}

/** Names a result by what it says, in hexadecimal digits. */
function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
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
  const measured = measuredLines(read.value, look, { points: MOST_POINTS });
  return measured ? success(measured) : absent("ids", "None of these series has values in this window.");
}

async function measurePattern(frames: FrameReader, look: LookAt<"pattern">): Promise<Outcome<Measured>> {
  const read = await readFramesOf(frames, look);
  if (!read.ok) return read;
  const measured = measuredPattern(read.value, look);
  return measured
    ? success(measured)
    : absent("pattern", "This service logged no lines like that in this window.");
}

async function measureTrace(frames: FrameReader, look: LookAt<"trace">): Promise<Outcome<Measured>> {
  const trace = await frames.trace(windowOf(look), look.traceId);
  if (!trace.ok) return trace;
  return trace.value
    ? success(measuredTrace(trace.value))
    : absent("traceId", "No source has spans of this trace in this window.");
}

/** There is nothing to keep. */
function absent(path: string, detail: string): Outcome<never> {
  return failure("not_found", detail, { errors: [{ path, reason: "not in this window" }] });
}
