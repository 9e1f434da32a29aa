import type { Deviation, Stretch } from "./deviation";
import { medianOf, quantileOf } from "./robust";

/** Values just before that say where a line was. */
const BEFORE = 3;
/** Fewer differences in the past say nothing of how a line drifts. */
const LEAST_DIFFERENCES = 8;
const LOUD = 0.95;
const LEAST_RELATIVE = 0.03;

/**
 * How far a line went from where it was just before, as often as it went in the past in as long a time: what fills and
 * empties wanders, and being where it never was says little of it. Null where too little of its past is known.
 */
export function driftExcess({ measurement, level }: Deviation, { fault, past }: Stretch): number | null {
  const values = past.map((cell) => measurement.values[cell] ?? Number.NaN).filter(Number.isFinite);
  const lag = Math.min(fault.length, Math.floor(values.length / 2));
  if (lag === 0 || values.length - lag < LEAST_DIFFERENCES || !Number.isFinite(level)) return null;
  const differences = new Float64Array(values.length - lag).map((_, at) =>
    Math.abs((values[at + lag] ?? Number.NaN) - (values[at] ?? Number.NaN)),
  );
  const before = medianOf(values.slice(-BEFORE));
  const usual = Math.max(quantileOf(differences.sort(), LOUD), LEAST_RELATIVE * Math.abs(before), 1e-9);
  return (level - before) / usual;
}
