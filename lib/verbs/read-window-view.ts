import type { Frame } from "@/lib/telemetry/frame";
import { parseInput } from "@/lib/wire/parse";
import { presentOverview, presentServiceMap } from "@/lib/wire/present-services";
import { type Outcome, success } from "@/lib/wire/problem";
import type { EvidenceOverview, ServiceMapShape } from "@/lib/wire/telemetry";
import { windowQuery } from "@/lib/wire/telemetry-queries";

import { readerAsked, readFrames } from "./read-frames";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The services of a window with their health, and what of the window is missing. */
export function readEvidenceOverview(
  ctx: TelemetryContext,
  input: unknown,
): Promise<Outcome<EvidenceOverview>> {
  return readWindowView(ctx, input, presentOverview);
}

/** Who calls whom in a window, and how each service and each call stands. */
export function readServiceMap(ctx: TelemetryContext, input: unknown): Promise<Outcome<ServiceMapShape>> {
  return readWindowView(ctx, input, presentServiceMap);
}

/** A window and, where it is asked for, the one before it, as a presenter shows them. */
async function readWindowView<View>(
  ctx: TelemetryContext,
  input: unknown,
  present: (frame: Frame, before: Frame | null, sources: readonly string[]) => View,
): Promise<Outcome<View>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(windowQuery, input);
  if (!query.ok) return query;
  const frames = await readFrames(ctx, query.value);
  if (!frames.ok) return frames;
  return success(present(frames.value.frame, frames.value.before, readerAsked(ctx, query.value).sources));
}
