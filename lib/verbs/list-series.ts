import { parseInput } from "@/lib/wire/parse";
import type { Outcome } from "@/lib/wire/problem";
import type { SeriesList } from "@/lib/wire/telemetry";
import { seriesQuery } from "@/lib/wire/telemetry-queries";

import { readView } from "./read-view";
import { refuseWithout } from "./refuse-without";
import type { TelemetryContext } from "./telemetry-context";

/** The lines of a window that can be drawn. */
export async function listSeries(ctx: TelemetryContext, input: unknown): Promise<Outcome<SeriesList>> {
  const refusal = refuseWithout(ctx.actor, "read telemetry");
  if (refusal) return refusal;
  const query = parseInput(seriesQuery, input);
  if (!query.ok) return query;
  return readView(ctx, query.value, "series", query.value);
}
