import type { Measurement } from "./measure/measurement";
import { putInOrder } from "./in-order";
import { grainInOrder, leastOf, medianOf, type Usual, usualInOrder } from "./robust";
import { strayOf, type StrayRoom, strayRoom, strayWithout } from "./stray";

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

/** Lists to work in: thousands of lines are looked at one after the other, and ask for memory once. */
type Room = {
  now: Float64Array;
  /** The cells that `now` is of. */
  cells: Uint32Array;
  reference: Float64Array;
  sorted: Float64Array;
  stray: StrayRoom;
};

function roomFor(now: number, reference: number): Room {
  const most = Math.max(now, reference);
  return {
    now: new Float64Array(now),
    cells: new Uint32Array(now),
    reference: new Float64Array(reference),
    sorted: new Float64Array(most),
    stray: strayRoom(most),
  };
}

/** Gives the deviations of measurements in the incident from their own past and, where there is one, their baseline. */
export function deviationsIn(stretch: Stretch): (measurement: Measurement) => Deviation {
  let room = roomFor(stretch.fault.length, stretch.past.length);
  return (measurement) => {
    const needed = stretch.past.length + (measurement.baseline?.values.length ?? 0);
    if (needed > room.reference.length) room = roomFor(stretch.fault.length, needed);
    return deviationOf(measurement, stretch, room);
  };
}

function deviationOf(measurement: Measurement, { fault, past }: Stretch, room: Room): Deviation {
  const { values, baseline } = measurement;
  const { now, cells, reference, sorted, stray } = room;
  const known = takeKnown(values, past, baseline?.values ?? null, reference);
  putInOrder(reference, 0, known, sorted);
  const usual = usualInOrder(sorted, known);
  const count = takeNow(values, fault, now, cells);
  if (count === 0 || known < LEAST_KNOWN)
    return { measurement, usual, level: Number.NaN, shift: 0, excess: 0, ratio: 0, firstCell: null, known };
  const floor = Math.max(
    leastSpread(measurement, usual.centre),
    spreadByChance(measurement, sorted, usual),
    shareByChance(measurement, { fault, past }, usual),
  );
  const spread = Math.max(usual.spread, floor);
  asDistances(now, count, usual.centre, spread);
  const shift = strayOf(now, count, stray);
  // What strays no farther than usual needs no placebo.
  let largest = 1;
  if (Math.abs(shift) > 1) {
    asDistances(reference, known, usual.centre, spread);
    largest = strayWithout(reference, count, known, stray);
  }
  const level = usual.centre + shift * spread;
  const first = firstBeyond(now, count, Math.sign(shift));
  return {
    measurement,
    usual,
    level,
    shift: clamp(shift),
    excess: atMost(shift / Math.max(1, largest), mostExcess(known)),
    ratio: level > 0 && usual.centre > 0 ? Math.log(level / usual.centre) : 0,
    firstCell: first === null ? null : (cells[first] ?? null),
    known,
  };
}

/** The finite values among some cells, and the cells that they are of; gives how many there are. */
function takeNow(
  values: Float64Array,
  among: readonly number[],
  now: Float64Array,
  cells: Uint32Array,
): number {
  let count = 0;
  for (const cell of among) {
    const value = values[cell] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    cells[count] = cell;
    now[count++] = value;
  }
  return count;
}

/** The finite values without a fault, in order of time; gives how many there are. */
function takeKnown(
  values: Float64Array,
  past: readonly number[],
  apart: Float64Array | null,
  known: Float64Array,
): number {
  let count = 0;
  for (const cell of past) {
    const value = values[cell] ?? Number.NaN;
    if (Number.isFinite(value)) known[count++] = value;
  }
  if (apart)
    for (let at = 0; at < apart.length; at++) {
      const value = apart[at] ?? Number.NaN;
      if (Number.isFinite(value)) known[count++] = value;
    }
  return count;
}

/** Makes the first values their distances from a centre, in spreads. */
function asDistances(values: Float64Array, count: number, centre: number, spread: number): void {
  for (let at = 0; at < count; at++) values[at] = ((values[at] ?? 0) - centre) / spread;
}

/** The first place that is out of the usual on one side; null where there is none. */
function firstBeyond(distances: Float64Array, count: number, side: number): number | null {
  for (let at = 0; at < count; at++) {
    const distance = distances[at] ?? 0;
    if (Math.abs(distance) > OUT_OF_USUAL && Math.sign(distance) === side) return at;
  }
  return null;
}

/** Of few values nobody knows how far they stray: no more can be said of one than that it strays farther than all of them. */
function mostExcess(known: number): number {
  return Math.min(MOST, 1 + known);
}

/** It strays farther than can be said. */
export function isBeyondSaying({ excess, known }: Pick<Deviation, "excess" | "known">): boolean {
  return Math.abs(excess) >= mostExcess(known);
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
function spreadByChance(
  { role, origin }: Measurement,
  sorted: Float64Array,
  { centre, count }: Usual,
): number {
  if (role !== "rate" || origin !== "metric") return 0;
  const one = grainInOrder(sorted, count);
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
