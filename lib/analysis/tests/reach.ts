import type { Scene } from "../scene";
import type { Finding } from "./finding";

const SYMPTOMS = new Set(["slow", "failing"]);

/** Would a fault here explain all the services that suffer: do they wait for it? */
export function reach(scene: Scene, findings: readonly Finding[]): Finding[] {
  const pain = new Map<string, number>();
  for (const { test, service, strength } of findings)
    if (SYMPTOMS.has(test)) pain.set(service, Math.max(pain.get(service) ?? 0, strength));
  const all = [...pain.values()].reduce((sum, strength) => sum + strength, 0);
  if (all === 0) return [];
  return [...pain].map(([service, own]) => {
    let explained = own;
    for (const dependent of scene.graph.dependents(service)) explained += pain.get(dependent) ?? 0;
    return {
      test: "reach",
      service,
      kind: null,
      strength: (2 * explained) / all,
      reason: `${Math.round((explained / all) * 100)} % of what suffers waits for it.`,
      sources: [],
      blindSpot: "",
    };
  });
}
