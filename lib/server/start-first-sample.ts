import { startSample } from "@/lib/verbs/run-sample";

import { reportFailure } from "./route-failure";
import type { Runtime } from "./runtime";
import { sampleActor } from "./sample-stage";
import { verbContext } from "./verb-context";

/** Replays the sample that the gallery begins with. A product that cannot show it still works. */
export async function startFirstSample(present: Runtime): Promise<void> {
  try {
    const [first] = await present.sampleStage.cases();
    if (!first) return;
    const started = await startSample(verbContext(present, sampleActor), { kind: "case", name: first.name });
    if (!started.ok) throw new Error(started.problem.detail);
  } catch (error) {
    reportFailure(error, "samples");
  }
}
