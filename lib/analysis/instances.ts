import type { Scene } from "./scene";

/** Instances of a service that metrics tell apart, and those of them that fell silent in the incident. */
export type Instances = { all: number; silent: number };

/** By service; one that reports no instances is one instance. */
export function instancesOf({ byService, stretch, onset }: Scene): ReadonlyMap<string, Instances> {
  const counted = new Map<string, Instances>();
  if (!onset.found) return counted;
  for (const [service, deviations] of byService) {
    if (service === "") continue;
    const isHeard = new Map<string, boolean>();
    for (const { measurement, usual } of deviations) {
      const { origin, instance, isOfHost, values } = measurement;
      if (origin !== "metric" || isOfHost || usual.count === 0) continue;
      const name = instance ?? "";
      if (isHeard.get(name) === true) continue;
      isHeard.set(
        name,
        stretch.fault.some((cell) => Number.isFinite(values[cell])),
      );
    }
    // Beside instances, what is told of the service as a whole is none.
    if (isHeard.size > 1) isHeard.delete("");
    const silent = [...isHeard.values()].filter((heard) => !heard).length;
    if (isHeard.size > 0) counted.set(service, { all: isHeard.size, silent });
  }
  return counted;
}
