import type { SeriesKind } from "../signals";

/** OTLP's AggregationTemporality. */
const DELTA = 1;
const CUMULATIVE = 2;

/** How values of a temporality follow one another; null where the sender does not say. */
export function kindOf(temporality: number, isMonotonic: boolean): SeriesKind | null {
  if (temporality === DELTA) return "delta";
  // What can fall is a level: no drop of it is a restart.
  if (temporality === CUMULATIVE) return isMonotonic ? "cumulative" : "gauge";
  return null;
}
