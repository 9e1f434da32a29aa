import { parseInput } from "@/lib/wire/parse";
import { presentTrace } from "@/lib/wire/present-evidence";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { TraceDetail } from "@/lib/wire/telemetry";
import { traceQuery } from "@/lib/wire/telemetry-queries";

import { readFrames } from "./read-frames";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** One sampled trace of a window, span by span. */
export async function readTrace(ctx: TelemetryContext, input: unknown): Promise<Outcome<TraceDetail>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(traceQuery, input);
  if (!query.ok) return query;
  const frames = await readFrames(ctx, query.value);
  if (!frames.ok) return frames;
  const trace = presentTrace(frames.value.frame, query.value.traceId);
  return trace ? success(trace) : failure("not_found", "This trace is not among those kept of this window.");
}
