import { createHash } from "node:crypto";

import { keepUsual } from "@/lib/investigation/keep-usual";
import type { FrozenEvidence, FrozenResult } from "@/lib/timeline/frozen";
import type { Kind } from "@/lib/timeline/vocabulary";
import { type FrameReaders, framesOf } from "@/lib/wire/frames-of";
import { frozenLook, type Measured, type Most, measuredTrace } from "@/lib/wire/measured-look";
import type { Look, LookAt } from "@/lib/wire/look-of-query";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";
import { windowOf } from "@/lib/wire/telemetry-queries";

import { readViewOf } from "./read-view";

/** Of all lines of a chart together: every browser in the room is given them. */
const MOST_POINTS = 1_200;

/** What is looked at: of a sample or not, so that the query that is kept asks the same telemetry again. */
export type Telemetry = { frames: FrameReader; samples: boolean };

/** An incident is shown nothing but the telemetry of its own world, whatever it is asked to look at. */
export function telemetryOf(readers: FrameReaders, kind: Kind): Telemetry {
  return { frames: framesOf(readers, kind), samples: kind === "sample" };
}

/**
 * A look at telemetry as it is now, for the log to keep. Refused where there is nothing to be seen in its window. Where
 * the same was kept `before`, its usual stands for what is not known any more.
 */
export async function freezeEvidence(
  { frames, samples }: Telemetry,
  look: Look,
  most: Most = { points: MOST_POINTS },
  before: FrozenResult | null = null,
): Promise<Outcome<FrozenEvidence>> {
  const measured = await measure(frames, look, most);
  if (!measured.ok) return measured;
  const { from, to } = look;
  const asked = { from, to, samples, source: frames.sources.join(", "), hash: sha256 };
  const { result } = measured.value;
  const frozen = frozenLook(
    { ...measured.value, result: before ? keepUsual(result, before) : result },
    asked,
  );
  return frozen === null
    ? failure("invalid", "What was measured cannot be kept: a name or a value in it is too large.")
    : success(frozen);
}

/** Names a result by what it says, in hexadecimal digits. */
function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function measure(frames: FrameReader, look: Look, most: Most): Promise<Outcome<Measured>> {
  switch (look.kind) {
    case "lines":
      return measureLines(frames, look, most);
    case "pattern":
      return measurePattern(frames, look);
    case "trace":
      return measureTrace(frames, look);
  }
}

async function measureLines(
  frames: FrameReader,
  look: LookAt<"lines">,
  most: Most,
): Promise<Outcome<Measured>> {
  const measured = await readViewOf(frames, look, "measured lines", { look, most });
  return there(measured) ?? absent("ids", "None of these series has values in this window.");
}

async function measurePattern(frames: FrameReader, look: LookAt<"pattern">): Promise<Outcome<Measured>> {
  const measured = await readViewOf(frames, look, "measured pattern", look);
  return there(measured) ?? absent("pattern", "This service logged no lines like that in this window.");
}

async function measureTrace(frames: FrameReader, look: LookAt<"trace">): Promise<Outcome<Measured>> {
  const trace = await frames.trace(windowOf(look), look.traceId);
  if (!trace.ok) return trace;
  return trace.value
    ? success(measuredTrace(trace.value))
    : absent("traceId", "No source has spans of this trace in this window.");
}

/** What was measured, or why it could not be; null where there was nothing to be seen. */
function there(read: Outcome<Measured | null>): Outcome<Measured> | null {
  if (!read.ok) return read;
  return read.value && success(read.value);
}

/** There is nothing to keep. */
function absent(path: string, detail: string): Outcome<never> {
  return failure("not_found", detail, { errors: [{ path, reason: "not in this window" }] });
}
