import type { ViewOf } from "@/lib/wire/frame-views";
import { parseInput } from "@/lib/wire/parse";
import type { Outcome } from "@/lib/wire/problem";
import type { EvidenceOverview, ServiceMapShape } from "@/lib/wire/telemetry";
import { windowQuery } from "@/lib/wire/telemetry-queries";

import { readView } from "./read-view";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The services of a window with their health, and what of the window is missing. */
export function readEvidenceOverview(
  ctx: TelemetryContext,
  input: unknown,
): Promise<Outcome<EvidenceOverview>> {
  return readWindowView(ctx, input, "overview");
}

/** Who calls whom in a window, and how each service and each call stands. */
export function readServiceMap(ctx: TelemetryContext, input: unknown): Promise<Outcome<ServiceMapShape>> {
  return readWindowView(ctx, input, "service map");
}

/** A window and, where it is asked for, the one before it, as a view shows them that needs to be told nothing more. */
async function readWindowView<Name extends "overview" | "service map">(
  ctx: TelemetryContext,
  input: unknown,
  name: Name,
): Promise<Outcome<ViewOf<Name>>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(windowQuery, input);
  return query.ok ? readView(ctx, query.value, name, null) : query;
}
