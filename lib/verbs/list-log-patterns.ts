import { parseInput } from "@/lib/wire/parse";
import { presentPatterns } from "@/lib/wire/present-evidence";
import { type Outcome, success } from "@/lib/wire/problem";
import type { PatternList } from "@/lib/wire/telemetry";
import { patternsQuery } from "@/lib/wire/telemetry-queries";

import { readFrames } from "./read-frames";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The log patterns of a window, with their rates and examples. */
export async function listLogPatterns(ctx: TelemetryContext, input: unknown): Promise<Outcome<PatternList>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(patternsQuery, input);
  if (!query.ok) return query;
  const frames = await readFrames(ctx, query.value);
  if (!frames.ok) return frames;
  const { frame, before } = frames.value;
  return success(presentPatterns(frame, before, query.value));
}
