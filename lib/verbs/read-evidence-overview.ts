import { parseInput } from "@/lib/wire/parse";
import { presentOverview } from "@/lib/wire/present-services";
import { type Outcome, success } from "@/lib/wire/problem";
import type { EvidenceOverview } from "@/lib/wire/telemetry";
import { windowQuery } from "@/lib/wire/telemetry-queries";

import { readFrames } from "./read-frames";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The services of a window with their health, and what of the window is missing. */
export async function readEvidenceOverview(
  ctx: TelemetryContext,
  input: unknown,
): Promise<Outcome<EvidenceOverview>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(windowQuery, input);
  if (!query.ok) return query;
  const frames = await readFrames(ctx, query.value);
  if (!frames.ok) return frames;
  const { frame, before } = frames.value;
  return success(presentOverview(frame, before, ctx.frames.sources));
}
