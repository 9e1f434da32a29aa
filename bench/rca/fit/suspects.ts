import type { AnalysisInput } from "@/lib/analysis/analysis-input";
import { sceneOf } from "@/lib/analysis/scene";
import { strongest } from "@/lib/analysis/strongest";
import { runTests } from "@/lib/analysis/tests/run-tests";

/** What could be right of a case: a service, or a null. */
export type Suspect = {
  /** Null for a null. */
  service: string | null;
  /** By test, what it saw, before any weight. */
  values: Readonly<Record<string, number>>;
};

/** Every service with what the tests saw of it, before any weight: what `judge` weighs. */
export function suspectsOf(input: AnalysisInput): Suspect[] {
  const scene = sceneOf(input);
  const seen = strongest(runTests(scene));
  return [...new Set([...scene.graph.services, ...seen.keys()])].map((service) => ({
    service,
    values: Object.fromEntries(
      [...(seen.get(service)?.values() ?? [])].map(({ test, strength }) => [test, strength]),
    ),
  }));
}
