import type { IncidentSummary } from "@/lib/wire/incident-list";
import { type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { refuseWithout } from "./refuse-without";
import { inOrder } from "./in-order";
import { endSample, sampleIncidents, samplesRemoved } from "./sample-incidents";
import type { SampleContext } from "./sample-context";

/** Logs that are written at once. */
const AT_ONCE = 16;

/**
 * Removes all samples: ends what runs, forgets their telemetry, and takes their incidents off every list. A log is never
 * deleted, so they are declined: a removed sample is listed nowhere, has no room, and its log says who removed it.
 */
export async function removeSamples(
  ctx: VerbContext & Pick<SampleContext, "samples" | "incidents">,
): Promise<Outcome<{ removed: number }>> {
  const refusal = refuseWithout(ctx.actor, "remove samples");
  if (refusal) return refusal;
  await ctx.samples.clear();
  let removed = 0;
  for (
    let left = await sampleIncidents(ctx, "all");
    left.length > 0;
    left = await sampleIncidents(ctx, "all")
  ) {
    const decline = ({ id }: IncidentSummary) =>
      endSample(ctx, id, { status: "declined", reason: samplesRemoved });
    for await (const declined of inOrder(each(left), AT_ONCE, decline)) {
      if (!declined.ok) return declined;
      removed += 1;
    }
  }
  return success({ removed });
}

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
