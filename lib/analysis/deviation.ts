import type { Measurement } from "./measure/measurement";
import { grainOf, quantileOf, type Usual, usualOf } from "./robust";

/** How far a measurement is, in the stretch of the incident, from where it usually is. */
export type Deviation = {
  measurement: Measurement;
  usual: Usual;
  /** Where it is in the incident: the mean of its worst third. NaN where it has no value there. */
  level: number;
  /** Signed, in usual spreads; 0 where it cannot be said. */
  shift: number;
  /** Signed, how often as large as the largest of the same kind before. */
  excess: number;
  /** Logarithm of the level by the usual; 0 where one of them is not positive. */
  ratio: number;
  /** Its first cell out of the usual; null where there is none. */
  firstCell: number | null;
  /** Values to compare with. */
  known: number;
};

/** Relative spread below which a difference is no difference. */
const LEAST_RELATIVE = 0.03;
const LEAST_KNOWN = 2;
const OUT_OF_USUAL = 3;
const MOST = 200;

/** Cells to compare: those of the incident, and those before it that nothing else troubled. */
export type Stretch = { fault: readonly number[]; past: readonly number[] };

/** The deviation of a measurement in the incident from its own past and, where there is one, its baseline. */
export function deviationOf(measurement: Measurement, { fault, past }: Stretch): Deviation {
  const { values, baseline } = measurement;
  const reference = referenceOf(values, past, baseline?.values ?? null);
  const usual = usualOf(reference);
  const now = fault
    .map((cell) => ({ cell, value: values[cell] ?? Number.NaN }))
    .filter(({ value }) => Number.isFinite(value));
  const none = {
    measurement,
    usual,
    level: Number.NaN,
    shift: 0,
    excess: 0,
    ratio: 0,
    firstCell: null,
    known: usual.count,
  };
  if (now.length === 0 || usual.count < LEAST_KNOWN) return none;
  const floor = Math.max(
    leastSpread(measurement, usual.centre),
    spreadByChance(measurement, reference, usual),
  );
  const spread = Math.max(usual.spread, floor);
  const distances = now.map(({ value }) => (value - usual.centre) / spread);
  const size = Math.max(1, Math.ceil(now.length / 3));
  const shift = worstMean(distances, size);
  const largest = worstMeanOfPast(reference, usual, spread, Math.min(size, 3));
  const level = usual.centre + shift * spread;
  const first = now.find(
    (_, at) =>
      Math.abs(distances[at] ?? 0) > OUT_OF_USUAL && Math.sign(distances[at] ?? 0) === Math.sign(shift),
  );
  return {
    measurement,
    usual,
    level,
    shift: clamp(shift),
    excess: atMost(shift / Math.max(1, largest), Math.min(MOST, 1 + usual.count)),
    ratio: level > 0 && usual.centre > 0 ? Math.log(level / usual.centre) : 0,
    firstCell: first ? first.cell : null,
    known: usual.count,
  };
}

/** The finite values without a fault, in order of time. */
function referenceOf(
  values: Float64Array,
  past: readonly number[],
  apart: Float64Array | null,
): Float64Array {
  const all = new Float64Array(past.length + (apart?.length ?? 0));
  let count = 0;
  for (const cell of past) {
    const value = values[cell] ?? Number.NaN;
    if (Number.isFinite(value)) all[count++] = value;
  }
  for (const value of apart ?? []) if (Number.isFinite(value)) all[count++] = value;
  return all.subarray(0, count);
}

function clamp(value: number): number {
  return atMost(value, MOST);
}

function atMost(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

function leastSpread({ role, origin, hurts }: Measurement, centre: number): number {
  if (role === "errors" && hurts === -1) return 0.005 * Math.abs(centre);
  const relative = LEAST_RELATIVE * Math.abs(centre);
  if (origin === "errors") return Math.max(relative, 0.01);
  if (origin === "duration" || origin === "own" || origin === "gap") return Math.max(3 * relative, 0.0005);
  return role === "log" ? Math.max(relative, 0.01) : Math.max(relative, 1e-9);
}

/** Things that are counted come in whole numbers, and vary by chance as their square root; in what one of them adds. */
function spreadByChance({ role, origin }: Measurement, reference: Float64Array, { centre }: Usual): number {
  if (role !== "rate" || origin !== "metric") return 0;
  const one = grainOf(reference);
  return Math.sqrt(one * Math.max(one, centre));
}

/** The mean of the `size` distances that lie farthest to one side. */
function worstMean(distances: readonly number[], size: number): number {
  const sorted = distances.toSorted((one, other) => one - other);
  const low = meanOf(sorted.slice(0, size));
  const high = meanOf(sorted.slice(-size));
  return Math.abs(low) > Math.abs(high) ? low : high;
}

/** How far it went in its past, but for a twentieth of the time. */
function worstMeanOfPast(reference: Float64Array, { centre }: Usual, spread: number, size: number): number {
  const means = new Float64Array(reference.length);
  let count = 0;
  let sum = 0;
  for (let at = 0; at < reference.length; at++) {
    sum += (reference[at] ?? 0) - (at >= size ? (reference[at - size] ?? 0) : 0);
    if (at >= size - 1) means[count++] = Math.abs(sum / size - centre) / spread;
  }
  return quantileOf(means.subarray(0, count).sort(), 0.95) || 0;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
