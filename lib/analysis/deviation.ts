import type { Measurement } from "./measure/measurement";
import { strayOf, strayWithout } from "./stray";
import { grainOf, leastOf, medianOf, type Usual, usualOf } from "./robust";

/** How far a measurement is, in the stretch of the incident, from where it usually is. */
export type Deviation = {
  measurement: Measurement;
  usual: Usual;
  /** Where it is in the incident: the mean of its worst third. NaN where it has no value there. */
  level: number;
  /** Signed, in usual spreads; 0 where it cannot be said. */
  shift: number;
  /** Signed, how often as large as stretches of its length without an incident stray. */
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
  const { cells, now } = valuesAt(values, fault);
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
    shareByChance(measurement, { fault, past }, usual),
  );
  const spread = Math.max(usual.spread, floor);
  const distances = now.map((value) => (value - usual.centre) / spread);
  const shift = strayOf(distances);
  // What strays no farther than usual needs no placebo.
  const largest =
    Math.abs(shift) <= 1
      ? 1
      : strayWithout(
          reference.map((value) => (value - usual.centre) / spread),
          now.length,
        );
  const level = usual.centre + shift * spread;
  const first = distances.findIndex(
    (distance) => Math.abs(distance) > OUT_OF_USUAL && Math.sign(distance) === Math.sign(shift),
  );
  return {
    measurement,
    usual,
    level,
    shift: clamp(shift),
    excess: atMost(shift / Math.max(1, largest), Math.min(MOST, 1 + usual.count)),
    ratio: level > 0 && usual.centre > 0 ? Math.log(level / usual.centre) : 0,
    firstCell: cells[first] ?? null,
    known: usual.count,
  };
}

/** The finite values among some cells, with the cells that they are of. */
function valuesAt(values: Float64Array, among: readonly number[]): { cells: number[]; now: Float64Array } {
  const cells: number[] = [];
  const now = new Float64Array(among.length);
  for (const cell of among) {
    const value = values[cell] ?? Number.NaN;
    if (Number.isFinite(value)) now[cells.push(cell) - 1] = value;
  }
  return { cells, now: now.subarray(0, cells.length) };
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
  if (apart)
    for (let at = 0; at < apart.length; at++) {
      const value = apart[at] ?? Number.NaN;
      if (Number.isFinite(value)) all[count++] = value;
    }
  return all.subarray(0, count);
}

function clamp(value: number): number {
  return atMost(value, MOST);
}

function atMost(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

function leastSpread({ role, origin, hurts, values }: Measurement, centre: number): number {
  if (role === "errors" && hurts === -1) return 0.005 * Math.abs(centre);
  const relative = LEAST_RELATIVE * Math.abs(centre);
  if (origin === "errors") return Math.max(relative, 0.01);
  if (origin === "duration" || origin === "own" || origin === "gap") return Math.max(3 * relative, 0.0005);
  return role === "log" ? Math.max(relative, 0.01) : Math.max(relative, leastOf(values));
}

/** Things that are counted come in whole numbers, and vary by chance as their square root; in what one of them adds. */
function spreadByChance({ role, origin }: Measurement, reference: Float64Array, { centre }: Usual): number {
  if (role !== "rate" || origin !== "metric") return 0;
  const one = grainOf(reference);
  return Math.sqrt(one * Math.max(one, centre));
}

/**
 * Of few requests, one that fails is a large share: the deviation of a share of so many as there mostly are in a cell,
 * by the binomial distribution. Before anything failed, half a failure more may have been due.
 */
function shareByChance(
  { origin, values, weights, baseline }: Measurement,
  { fault, past }: Stretch,
  { centre }: Usual,
): number {
  if (origin !== "errors" || weights === null) return 0;
  let [failed, all] = [0.5, 1];
  const count = (shares: Float64Array, samples: Uint32Array, cells: Iterable<number>) => {
    for (const cell of cells) {
      const share = shares[cell] ?? Number.NaN;
      if (!Number.isFinite(share)) continue;
      failed += share * (samples[cell] ?? 0);
      all += samples[cell] ?? 0;
    }
  };
  count(values, weights, past);
  if (baseline?.weights) count(baseline.values, baseline.weights, baseline.values.keys());
  const share = Math.min(0.5, Math.max(centre, failed / all));
  const samples = medianOf(fault.map((cell) => weights[cell] ?? 0).filter((many) => many > 0));
  return samples > 0 ? Math.sqrt((share * (1 - share)) / samples) : 0;
}
