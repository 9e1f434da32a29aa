import type { AnalysisInput } from "./analysis-input";
import { excludedCells, nearestCell } from "./cells";
import type { Measurement } from "./measure/measurement";
import { medianOf, quantileOf, sortedValues, usualOf } from "./robust";

/** When things went wrong, in cells of the grid. */
export type OnsetCells = { cell: number; earliest: number; latest: number; found: boolean };

const MOST_SCORE = 4;
const LEAST_PAST = 5;
const LOUD = 0.95;
/** How much louder than quiet times an incident is. */
const STANDS_OUT = 1.2;
const OUT_OF_USUAL = 3;
/** Share of the peak that is still trouble. */
const STILL = 0.35;
/** An alarm rings about then: trouble may begin so much later. */
const LATE_US = 60_000_000;

/** The joint trouble of each cell: how many components are how far out of their usual. */
export function troubleOf(measurements: readonly Measurement[], input: AnalysisInput): Float64Array {
  const { length } = input.frame.grid;
  const excluded = excludedCells(input);
  const alarm = nearestCell(input.frame.grid, input.alarm.atUs);
  const byComponent = new Map<string, { sum: Float64Array; lines: number }>();
  for (const { values, baseline, service, host, role } of measurements) {
    const before = values.filter((_, cell) => cell < alarm && excluded[cell] === 0);
    const own = usualOf(before);
    // Recorded only around the incident: when that began says nothing of when the incident did.
    if (own.count < LEAST_PAST && own.count < alarm / 4) continue;
    const usual = baseline ? usualOf(joined(before, baseline.values)) : own;
    if (usual.count < LEAST_PAST) continue;
    const spread = Math.max(usual.spread, 0.05 * Math.abs(usual.centre), 1e-9);
    const key = `${service}|${host ?? ""}|${role}`;
    const known = byComponent.get(key) ?? { sum: new Float64Array(length), lines: 0 };
    known.lines += 1;
    for (let cell = 0; cell < length; cell++) {
      const distance = Math.abs((values[cell] ?? Number.NaN) - usual.centre) / spread;
      if (distance > OUT_OF_USUAL)
        known.sum[cell] =
          (known.sum[cell] ?? 0) + Math.min(MOST_SCORE, Math.log(distance / OUT_OF_USUAL) + 0.5);
    }
    byComponent.set(key, known);
  }
  const trouble = new Float64Array(length);
  for (const { sum, lines } of byComponent.values())
    for (let cell = 0; cell < length; cell++) trouble[cell] = (trouble[cell] ?? 0) + (sum[cell] ?? 0) / lines;
  return trouble;
}

/** Walks back from the trouble nearest to the alarm to where it began. */
export function findOnset(trouble: Float64Array, input: AnalysisInput): OnsetCells {
  const { grid } = input.frame;
  const alarm = nearestCell(grid, input.alarm.atUs);
  const excluded = excludedCells(input);
  const quiet = trouble.filter((_, cell) => cell < alarm && excluded[cell] === 0);
  const level = quiet.length < 3 ? 0 : medianOf(quiet);
  const loudest = quiet.length < 3 ? 0 : quantileOf(sortedValues(quiet), LOUD);
  const noise = quiet.length < 3 ? 0 : quantileOf(sortedValues(quiet), 0.75) - level;
  const latest = Math.min(grid.length - 1, alarm + Math.max(1, Math.round(LATE_US / grid.stepUs)));
  let peak = alarm;
  for (let cell = alarm; cell < grid.length; cell++)
    if ((trouble[cell] ?? 0) > (trouble[peak] ?? 0)) peak = cell;
  if ((trouble[peak] ?? 0) <= STANDS_OUT * loudest)
    return { cell: alarm, earliest: Math.max(0, alarm - 2), latest, found: false };
  const least = level + noise + STILL * Math.max(0, (trouble[peak] ?? 0) - level - noise);
  let cell = alarm;
  while (cell < latest && (trouble[cell] ?? 0) < least) cell++;
  while (
    cell > 0 &&
    excluded[cell - 1] === 0 &&
    ((trouble[cell - 1] ?? 0) >= least || (trouble[cell - 2] ?? 0) >= least)
  )
    cell--;
  return { cell, earliest: Math.max(0, cell - 1), latest: cell, found: true };
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const all = new Float64Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
