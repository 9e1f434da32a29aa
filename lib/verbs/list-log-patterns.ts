import { parseInput } from "@/lib/wire/parse";
import type { Outcome } from "@/lib/wire/problem";
import type { PatternList } from "@/lib/wire/telemetry";
import { patternsQuery } from "@/lib/wire/telemetry-queries";

import { readView } from "./read-view";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The log patterns of a window, with their rates and examples. */
export async function listLogPatterns(ctx: TelemetryContext, input: unknown): Promise<Outcome<PatternList>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(patternsQuery, input);
  if (!query.ok) return query;
  return readView(ctx, query.value, "patterns", query.value);
}
