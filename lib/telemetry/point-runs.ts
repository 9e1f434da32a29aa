import { countUp } from "./cell-counts";
import type { PointTable } from "./signals";

/** One series' points in order of time, each time once. */
export type PointRun = { timeUs: Float64Array; value: Float64Array };

/** Runs by number of the series: items `starts[number]` up to `ends[number]` of all times and values. */
export type PointRuns = {
  starts: Uint32Array;
  ends: Uint32Array;
  timeUs: Float64Array;
  value: Float64Array;
  /** By number of the series, as are the next: points that came at a time of another. */
  duplicates: Uint32Array;
  /** Points whose time or value is no number. */
  unusable: Uint32Array;
};

/**
 * The points of each series in some rows. `numberOf` gives a series' number, of so many, by its index in the table; two
 * may share one, and -1 leaves it out. Of several points of a series at one time the largest stands: a counter that was
 * read later.
 */
export function pointRuns(
  { seriesOf, timeUs, value }: PointTable,
  { rows, numberOf, count }: { rows: Uint32Array; numberOf: Int32Array; count: number },
): PointRuns {
  const bounds = new Uint32Array(count + 1);
  const unusable = new Uint32Array(count);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const number = numberOf[seriesOf[row] ?? 0] ?? -1;
    if (number < 0) continue;
    if (isUsable(timeUs[row], value[row])) bounds[number + 1] = (bounds[number + 1] ?? 0) + 1;
    else countUp(unusable, number);
  }
  for (let number = 0; number < count; number++)
    bounds[number + 1] = (bounds[number + 1] ?? 0) + (bounds[number] ?? 0);

  const starts = bounds.slice(0, count);
  const ends = starts.slice();
  const times = new Float64Array(bounds[count] ?? 0);
  const values = new Float64Array(times.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const number = numberOf[seriesOf[row] ?? 0] ?? -1;
    if (number < 0 || !isUsable(timeUs[row], value[row])) continue;
    const place = ends[number] ?? 0;
    times[place] = timeUs[row] ?? 0;
    values[place] = value[row] ?? 0;
    ends[number] = place + 1;
  }

  const duplicates = new Uint32Array(count);
  for (let number = 0; number < count; number++) {
    const [from, to] = [starts[number] ?? 0, ends[number] ?? 0];
    const run = { timeUs: times.subarray(from, to), value: values.subarray(from, to) };
    const kept = putInOrder(run);
    duplicates[number] = to - from - kept;
    ends[number] = from + kept;
  }
  return { starts, ends, timeUs: times, value: values, duplicates, unusable };
}

function isUsable(timeUs: number | undefined, value: number | undefined): boolean {
  return Number.isFinite(timeUs) && Number.isFinite(value);
}

/** Puts a run in order, each time once, where it lies; gives how many points it then has. */
function putInOrder(run: PointRun): number {
  const { timeUs, value } = run;
  let isOrdered = true;
  for (let at = 1; at < timeUs.length && isOrdered; at++)
    isOrdered = (timeUs[at] ?? 0) > (timeUs[at - 1] ?? 0);
  if (isOrdered) return timeUs.length;
  const sorted = sortedRun(run);
  let last = -1;
  for (let at = 0; at < timeUs.length; at++) {
    const time = sorted.timeUs[at] ?? 0;
    const own = sorted.value[at] ?? 0;
    if (last >= 0 && timeUs[last] === time) {
      value[last] = Math.max(value[last] ?? 0, own);
      continue;
    }
    last += 1;
    timeUs[last] = time;
    value[last] = own;
  }
  return last + 1;
}

function sortedRun({ timeUs, value }: PointRun): PointRun {
  const order = Uint32Array.from(timeUs.keys()).sort(
    (one, other) => (timeUs[one] ?? 0) - (timeUs[other] ?? 0),
  );
  return {
    timeUs: Float64Array.from(order, (at) => timeUs[at] ?? 0),
    value: Float64Array.from(order, (at) => value[at] ?? 0),
  };
}

const PROBES = 33;

/** The usual time between two points, in microseconds: the median of some, 0 where there are none. */
export function spacingOf({ timeUs }: PointRun): number {
  const pairs = timeUs.length - 1;
  if (pairs < 1) return 0;
  const probes = Math.min(PROBES, pairs);
  const spacings = Float64Array.from({ length: probes }, (_, probe) => {
    const at = Math.floor((probe * pairs) / probes);
    return (timeUs[at + 1] ?? 0) - (timeUs[at] ?? 0);
  });
  return spacings.sort()[(probes - 1) >> 1] ?? 0;
}
