import type { Series } from "@/lib/telemetry/signals";

/** What a series is stored with: service, metric, unit, kind, and attributes as JSON. */
export type SeriesParts = readonly string[];

/** The same text for the same series only: no part of one holds a NUL. */
export function seriesKey({ service, metric, unit, kind, attributes }: Series): string {
  return keyOfParts([service, metric, unit, kind, JSON.stringify(attributes)]);
}

export function keyOfParts(parts: SeriesParts): string {
  return parts.join("\u0000");
}

export function partsOfKey(key: string): SeriesParts {
  return key.split("\u0000");
}
