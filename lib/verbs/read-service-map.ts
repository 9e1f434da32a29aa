import { parseInput } from "@/lib/wire/parse";
import { presentServiceMap } from "@/lib/wire/present-services";
import { type Outcome, success } from "@/lib/wire/problem";
import type { ServiceMapShape } from "@/lib/wire/telemetry";
import { windowQuery } from "@/lib/wire/telemetry-queries";

import { readFrames } from "./read-frames";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** Who calls whom in a window, and how each service and each call stands. */
export async function readServiceMap(
  ctx: TelemetryContext,
  input: unknown,
): Promise<Outcome<ServiceMapShape>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(windowQuery, input);
  if (!query.ok) return query;
  const frames = await readFrames(ctx, query.value);
  if (!frames.ok) return frames;
  const { frame, before } = frames.value;
  return success(presentServiceMap(frame, before));
}
