import { parseInput } from "@/lib/wire/parse";
import type { Outcome } from "@/lib/wire/problem";
import type { LinesShape } from "@/lib/wire/telemetry";
import { linesQuery } from "@/lib/wire/telemetry-queries";

import { readView } from "./read-view";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The values of the named lines, thinned to what can be seen. */
export async function readLines(ctx: TelemetryContext, input: unknown): Promise<Outcome<LinesShape>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(linesQuery, input);
  if (!query.ok) return query;
  return readView(ctx, query.value, "lines", query.value.ids);
}
