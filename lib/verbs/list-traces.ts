import { parseInput } from "@/lib/wire/parse";
import type { Outcome } from "@/lib/wire/problem";
import type { TraceList } from "@/lib/wire/telemetry";
import { tracesQuery } from "@/lib/wire/telemetry-queries";

import { readView } from "./read-view";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The sampled traces of a window, and why each was kept. */
export async function listTraces(ctx: TelemetryContext, input: unknown): Promise<Outcome<TraceList>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(tracesQuery, input);
  if (!query.ok) return query;
  return readView(ctx, query.value, "traces", query.value);
}
