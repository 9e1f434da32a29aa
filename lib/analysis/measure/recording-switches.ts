import type { Measurement } from "./measurement";

/** Cells on each side of a jump, whose values stay apart by more than they vary, and by a share of their level. */
const SIDE = 4;
/** At the end of the window, cells after a jump. */
const LEAST_AFTER = 2;
const LEAST_JUMP = 0.1;
/** Services whose memory jumps in one cell, both up and down: no cause in production does that. */
const LEAST_SERVICES = 3;
const LEAST_SHARE = 0.2;
/** Cells before the alarm that make a past. */
const LEAST_BEFORE = 6;

const LEVELS = new Set(["cpu", "memory", "disk", "pool"]);

/**
 * Takes out what was recorded otherwise: when collectors change what they count, the memory of many services jumps in
 * one and the same cell, here up and there down. A series that jumps with them keeps its values on one side: around
 * the alarm where that side has a past, else before.
 */
export function withoutOtherRecordings(measurements: readonly Measurement[], alarm: number): Measurement[] {
  const switches = switchesOf(measurements);
  if (switches.length === 0) return [...measurements];
  return measurements.map((measurement) => {
    if (!LEVELS.has(measurement.role)) return measurement;
    const own = switches.filter((cell) => jumpAt(measurement.values, cell) !== 0);
    return own.length === 0 ? measurement : { ...measurement, values: kept(measurement.values, own, alarm) };
  });
}

function switchesOf(measurements: readonly Measurement[]): number[] {
  const memories = measurements.filter(({ role, service }) => role === "memory" && service !== "");
  const services = new Set(memories.map(({ service }) => service));
  const least = Math.max(LEAST_SERVICES, LEAST_SHARE * services.size);
  if (services.size < least) return [];
  const jumps = new Map<number, { up: Set<string>; down: Set<string> }>();
  for (const { service, values } of memories)
    for (let cell = SIDE; cell + LEAST_AFTER <= values.length; cell++) {
      const jump = jumpAt(values, cell);
      if (jump === 0) continue;
      const known = jumps.get(cell) ?? { up: new Set(), down: new Set() };
      (jump > 0 ? known.up : known.down).add(service);
      jumps.set(cell, known);
    }
  return [...jumps]
    .filter(([, { up, down }]) => up.size > 0 && down.size > 0 && new Set([...up, ...down]).size >= least)
    .map(([cell]) => cell)
    .sort((one, other) => one - other);
}

/** The jump to the cell from the one before: 0 where it is none. */
function jumpAt(values: Float64Array, cell: number): number {
  const [last, first] = [values[cell - 1] ?? Number.NaN, values[cell] ?? Number.NaN];
  // Most cells are told by these two alone.
  if (!(Math.abs(first - last) > LEAST_JUMP * Math.max(first, last))) return 0;
  let [lowBefore, highBefore, lowAfter, highAfter] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 1; at <= SIDE; at++) {
    const before = values[cell - at] ?? Number.NaN;
    const after = values[Math.min(cell + at, values.length) - 1] ?? Number.NaN;
    if (!(before >= 0 && after >= 0)) return 0;
    lowBefore = Math.min(lowBefore, before);
    highBefore = Math.max(highBefore, before);
    lowAfter = Math.min(lowAfter, after);
    highAfter = Math.max(highAfter, after);
  }
  const up = lowAfter - highBefore;
  const down = lowBefore - highAfter;
  const varies = Math.max(highBefore - lowBefore, highAfter - lowAfter);
  const least = Math.max(varies, LEAST_JUMP * Math.max(highBefore, highAfter));
  if (up > least) return up;
  return down > least ? -down : 0;
}

function kept(values: Float64Array, switches: readonly number[], alarm: number): Float64Array {
  const bounds = [0, ...switches, values.length];
  const at = bounds.findLastIndex((cell) => cell <= alarm);
  const hasPast = at === 0 || alarm - (bounds[at] ?? 0) >= LEAST_BEFORE;
  const side = hasPast ? at : at - 1;
  const [from, to] = [bounds[side] ?? 0, bounds[side + 1] ?? values.length];
  return values.map((value, cell) => (cell >= from && cell < to ? value : Number.NaN));
}
