import { type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { refuseWithout } from "./refuse-without";
import { endSample, sampleIncidents } from "./sample-incidents";
import type { SampleContext } from "./sample-context";

/**
 * Removes all samples: ends what runs, forgets their telemetry, and takes their incidents off every list. A log is never
 * deleted, so they are declined: a declined sample is listed nowhere, says who removed it, and can be brought back by
 * giving it another status.
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
    for (const { id } of left) {
      const declined = await endSample(ctx, id, { status: "declined", reason: "The samples were removed." });
      if (!declined.ok) return declined;
      removed += 1;
    }
  }
  return success({ removed });
}
