import { parseInput } from "@/lib/wire/parse";
import { presentLines } from "@/lib/wire/present-lines";
import { type Outcome, success } from "@/lib/wire/problem";
import type { LinesShape } from "@/lib/wire/telemetry";
import { linesQuery } from "@/lib/wire/telemetry-queries";

import { readFrames } from "./read-frames";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The values of the named lines, thinned to what can be seen. */
export async function readLines(ctx: TelemetryContext, input: unknown): Promise<Outcome<LinesShape>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(linesQuery, input);
  if (!query.ok) return query;
  const frames = await readFrames(ctx, query.value);
  if (!frames.ok) return frames;
  const { frame, before } = frames.value;
  return success(presentLines({ frame, before }, query.value.ids));
}
