import type { Series } from "./signals";

/** A text that two series share only if they are the same one. */
export function seriesKey({ service, metric, unit, kind, attributes }: Series): string {
  return JSON.stringify([service, metric, unit, kind, ...Object.entries(attributes).flat()]);
}
