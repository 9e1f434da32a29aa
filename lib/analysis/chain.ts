import { cellStartUs } from "./cells";
import type { Judgement } from "./judgement";
import type { Scene } from "./scene";
import { adverse } from "./tests/finding";
import { deviationText } from "./tests/words";

const TELLING = 2;
const MOST_STEPS = 8;

/** From the suspect to who waits for it, each with the first sign of its trouble, nearest to the suspect first. */
export function chainOf(scene: Scene, suspect: string | null): Judgement["chain"] {
  if (suspect === null) return [];
  const distances = new Map([[suspect, 0]]);
  for (const [service, distance] of distances)
    for (const caller of scene.graph.callers(service))
      if (!distances.has(caller)) distances.set(caller, distance + 1);
  return [...distances]
    .flatMap(([service, distance]) => {
      const [first] = (scene.byService.get(service) ?? [])
        .filter((deviation) => adverse(deviation) > TELLING)
        .toSorted((one, other) => adverse(other) - adverse(one));
      if (!first) return [];
      const atUs = cellStartUs(scene.input.frame.grid, first.firstCell ?? scene.onset.cell);
      return [{ component: service, atUs, what: deviationText(first), distance }];
    })
    .toSorted((one, other) => one.distance - other.distance || one.atUs - other.atUs)
    .slice(0, MOST_STEPS)
    .map(({ component, atUs, what }) => ({ component, atUs, what }));
}
