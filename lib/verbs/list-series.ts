import { parseInput } from "@/lib/wire/parse";
import { presentSeries } from "@/lib/wire/present-lines";
import { type Outcome, success } from "@/lib/wire/problem";
import type { SeriesList } from "@/lib/wire/telemetry";
import { seriesQuery } from "@/lib/wire/telemetry-queries";

import { readFrames } from "./read-frames";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The lines of a window that can be drawn. */
export async function listSeries(ctx: TelemetryContext, input: unknown): Promise<Outcome<SeriesList>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(seriesQuery, input);
  if (!query.ok) return query;
  const frames = await readFrames(ctx, query.value);
  if (!frames.ok) return frames;
  const { frame, before } = frames.value;
  return success(presentSeries(frame, before, query.value));
}
