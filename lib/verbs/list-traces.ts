import { parseInput } from "@/lib/wire/parse";
import { presentTraces } from "@/lib/wire/present-evidence";
import { type Outcome, success } from "@/lib/wire/problem";
import type { TraceList } from "@/lib/wire/telemetry";
import { tracesQuery } from "@/lib/wire/telemetry-queries";

import { readFrames } from "./read-frames";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The sampled traces of a window, and why each was kept. */
export async function listTraces(ctx: TelemetryContext, input: unknown): Promise<Outcome<TraceList>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(tracesQuery, input);
  if (!query.ok) return query;
  const frames = await readFrames(ctx, query.value);
  return frames.ok ? success(presentTraces(frames.value.frame, query.value)) : frames;
}
