import type { AnalysisInput } from "./analysis-input";
import { excludedCells, nearestCell } from "./cells";
import { putInOrder } from "./in-order";
import type { Measurement } from "./measure/measurement";
import { leastOf, quantileOf, sortedValues, type Usual, usualInOrder, usualOf } from "./robust";

/** When things went wrong, in cells of the grid. */
export type OnsetCells = { cell: number; earliest: number; latest: number; found: boolean };

const MOST_SCORE = 4;
const LEAST_PAST = 5;
const LOUD = 0.95;
/** How much louder than quiet times an incident is. */
const STANDS_OUT = 1.2;
const OUT_OF_USUAL = 3;
const FINE = 2 ** 32;
/** Share of the peak that is still trouble. */
const STILL = 0.35;
/** An alarm rings about then: trouble may begin so much later. */
const LATE_US = 60_000_000;

/** By cell, how many components were how far out of what was usual until the onset was looked for, and until the alarm. */
export type Onset = { onset: OnsetCells; trouble: Float64Array; untilAlarm: Float64Array };

type Component = { sum: Float64Array; lines: number };

/** An alarm may ring so late that its incident passes for what is usual: so much of the time before it may be of it. */
const LATE_SHARE = 1 / 3;

/**
 * When it began, and the trouble by which that was found. Where nothing stands out of what was before the alarm, the
 * last third of that is looked at as though it were of the incident.
 */
export function onsetIn(measurements: readonly Measurement[], input: AnalysisInput): Onset {
  const alarm = nearestCell(input.frame.grid, input.alarm.atUs);
  const trouble = troubleOf(measurements, input, alarm);
  const onset = findOnset(trouble, input, alarm);
  if (onset.found) return { onset, trouble, untilAlarm: trouble };
  const until = Math.floor(alarm * (1 - LATE_SHARE));
  const earlier = troubleOf(measurements, input, until);
  const late = findOnset(earlier, input, until);
  // What reaches back to where it would be usual is no incident.
  return late.found && late.cell > until && late.cell < alarm
    ? { onset: late, trouble: earlier, untilAlarm: trouble }
    : { onset, trouble, untilAlarm: trouble };
}

/** The joint trouble of each cell: how many components are how far out of what was usual until then. */
function troubleOf(measurements: readonly Measurement[], input: AnalysisInput, until: number): Float64Array {
  const { length } = input.frame.grid;
  const excluded = excludedCells(input);
  const components: Component[] = [];
  const componentOf = componentsByName(components, length);
  const before = new Float64Array(until);
  const sorted = new Float64Array(until);
  for (const measurement of measurements) {
    const { values, baseline } = measurement;
    let count = 0;
    for (let cell = 0; cell < until; cell++) {
      const value = values[cell] ?? Number.NaN;
      if (excluded[cell] === 0 && Number.isFinite(value)) before[count++] = value;
    }
    // Recorded only around the incident: when that began says nothing of when the incident did.
    if (count < LEAST_PAST && count < until / 4) continue;
    const usual = baseline ? usualOf(joined(before, count, baseline.values)) : inOrder(before, count, sorted);
    if (usual.count < LEAST_PAST) continue;
    // What never moves says nothing, and does not make less of what does.
    if (usual.spread === 0 && isSteady(values, usual.centre)) continue;
    const component = componentOf(measurement);
    component.lines += 1;
    addTrouble(component.sum, values, usual);
  }
  const trouble = new Float64Array(length);
  for (const { sum, lines } of components)
    for (let cell = 0; cell < length; cell++)
      trouble[cell] = (trouble[cell] ?? 0) + exactly((sum[cell] ?? 0) / lines);
  return trouble;
}

function inOrder(values: Float64Array, count: number, sorted: Float64Array): Usual {
  putInOrder(values, 0, count, sorted);
  return usualInOrder(sorted, count);
}

function isSteady(values: Float64Array, level: number): boolean {
  return values.every((value) => value === level || !Number.isFinite(value));
}

function addTrouble(sum: Float64Array, values: Float64Array, { centre, spread }: Usual): void {
  const least = Math.max(spread, 0.05 * Math.abs(centre), leastOf(values));
  for (let cell = 0; cell < sum.length; cell++) {
    const distance = Math.abs((values[cell] ?? Number.NaN) - centre) / least;
    if (distance > OUT_OF_USUAL)
      sum[cell] = (sum[cell] ?? 0) + exactly(Math.min(MOST_SCORE, Math.log(distance / OUT_OF_USUAL) + 0.5));
  }
}

/** Rounded so that sums are the same in whatever order they are added. */
function exactly(score: number): number {
  return Math.round(score * FINE) / FINE;
}

type ByRole = Map<string, Component>;

/** One for each service, host and role, in order of appearance. */
function componentsByName(components: Component[], length: number): (of: Measurement) => Component {
  const byService = new Map<string, Map<string, ByRole>>();
  return ({ service, host, role }) => {
    const byHost = entryOf(byService, service, () => new Map<string, ByRole>());
    const byRole = entryOf(byHost, host ?? "", () => new Map<string, Component>());
    return entryOf(byRole, role, () => {
      const component = { sum: new Float64Array(length), lines: 0 };
      components.push(component);
      return component;
    });
  };
}

function entryOf<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = create();
  map.set(key, value);
  return value;
}

/** Walks back from the trouble nearest to the alarm to where it began. */
function findOnset(trouble: Float64Array, input: AnalysisInput, until: number): OnsetCells {
  const { grid } = input.frame;
  const alarm = nearestCell(grid, input.alarm.atUs);
  const excluded = excludedCells(input);
  const quiet = sortedValues(trouble.filter((_, cell) => cell < until && excluded[cell] === 0));
  const level = quiet.length < 3 ? 0 : quantileOf(quiet, 0.5);
  const loudest = quiet.length < 3 ? 0 : quantileOf(quiet, LOUD);
  const noise = quiet.length < 3 ? 0 : quantileOf(quiet, 0.75) - level;
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

function joined(one: Float64Array, count: number, other: Float64Array): Float64Array {
  const all = new Float64Array(count + other.length);
  all.set(one.subarray(0, count));
  all.set(other, count);
  return all;
}
