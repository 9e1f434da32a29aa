import { parseInput } from "@/lib/wire/parse";
import { presentTrace } from "@/lib/wire/present-evidence";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { TraceDetail } from "@/lib/wire/telemetry";
import { traceQuery, windowOf } from "@/lib/wire/telemetry-queries";

import { readerAsked } from "./read-view";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** One trace of a window, span by span. */
export async function readTrace(ctx: TelemetryContext, input: unknown): Promise<Outcome<TraceDetail>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(traceQuery, input);
  if (!query.ok) return query;
  const trace = await readerAsked(ctx, query.value).trace(windowOf(query.value), query.value.traceId);
  if (!trace.ok) return trace;
  return trace.value
    ? success(presentTrace(trace.value))
    : failure("not_found", "No source has spans of this trace in this window.");
}
