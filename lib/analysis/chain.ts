import type { Change } from "@/lib/changes/change";

import { cellStartUs } from "./cells";
import type { Judgement } from "./judgement";
import type { Scene } from "./scene";
import { adverse } from "./tests/finding";
import { deviationText } from "./tests/words";

const TELLING = 2;
const MOST_STEPS = 8;
const MOST_TITLE = 80;

type Step = Judgement["chain"][number];

/**
 * From the cause to the symptom: the change that is blamed, if one is, then the suspect and who waits for it, each with
 * the worst of its signs and when that began, nearest to the suspect first. Where the alarm rang is never left out.
 */
export function chainOf(
  scene: Scene,
  suspect: string | null,
  blamed: Change | null = null,
): Judgement["chain"] {
  if (suspect === null) return [];
  const rang = scene.input.alarm.service;
  const steps = [...distancesFrom(scene, suspect)]
    .flatMap(([service, distance]) => {
      const step = stepOf(scene, service);
      return step ? [{ ...step, distance }] : [];
    })
    .toSorted((one, other) => one.distance - other.distance || one.atUs - other.atUs)
    .map(({ component, atUs, what }) => ({ component, atUs, what }));
  const first = blamed ? [stepOfChange(blamed, suspect)] : [];
  const most = MOST_STEPS - first.length;
  const last = steps.slice(most).filter(({ component }) => component === rang);
  return [...first, ...steps.slice(0, most - last.length), ...last];
}

/** The suspect and everything that waits for it, by how many calls lie between. */
function distancesFrom({ graph }: Scene, suspect: string): ReadonlyMap<string, number> {
  const distances = new Map([[suspect, 0]]);
  for (const [service, distance] of distances)
    for (const caller of graph.callers(service))
      if (!distances.has(caller)) distances.set(caller, distance + 1);
  return distances;
}

function stepOf({ byService, input, onset }: Scene, service: string): Step | null {
  const [worst] = (byService.get(service) ?? [])
    .filter((deviation) => adverse(deviation) > TELLING)
    .toSorted((one, other) => adverse(other) - adverse(one));
  if (!worst) return null;
  const atUs = cellStartUs(input.frame.grid, worst.firstCell ?? onset.cell);
  const rang = service === input.alarm.service ? "; the alarm rang here" : "";
  return { component: service, atUs, what: `${deviationText(worst)}${rang}` };
}

function stepOfChange({ id, services, title, kind, atUs }: Change, suspect: string): Step {
  const called = title === "" ? id : title.slice(0, MOST_TITLE);
  return { component: services[0] ?? suspect, atUs, what: `${kind} "${called}" took effect` };
}
