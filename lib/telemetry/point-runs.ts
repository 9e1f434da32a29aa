import type { PointTable } from "./signals";

/** One series' points in order of time, each time once. */
export type PointRun = { timeUs: Float64Array; value: Float64Array };

export type PointRuns = {
  /** By number of the series, as `numberOf` gives it. */
  runs: readonly PointRun[];
  duplicates: number;
  /** Points whose time or value is no number. */
  unusable: number;
};

/**
 * The points of each series. `numberOf` gives a series' place in the result by its index in the table, -1 to leave it
 * out; two may share one. Of several points of a series at one time the largest stands: a counter that was read later.
 */
export function pointRuns(
  { seriesOf, timeUs, value }: PointTable,
  numberOf: Int32Array,
  count: number,
): PointRuns {
  const ends = new Uint32Array(count + 1);
  let unusable = 0;
  for (let row = 0; row < seriesOf.length; row++) {
    const number = numberOf[seriesOf[row] ?? 0] ?? -1;
    if (number < 0) continue;
    if (isUsable(timeUs[row], value[row])) ends[number + 1] = (ends[number + 1] ?? 0) + 1;
    else unusable += 1;
  }
  for (let number = 0; number < count; number++)
    ends[number + 1] = (ends[number + 1] ?? 0) + (ends[number] ?? 0);

  const starts = ends.slice();
  const times = new Float64Array(ends[count] ?? 0);
  const values = new Float64Array(times.length);
  for (let row = 0; row < seriesOf.length; row++) {
    const number = numberOf[seriesOf[row] ?? 0] ?? -1;
    if (number < 0 || !isUsable(timeUs[row], value[row])) continue;
    const place = starts[number] ?? 0;
    times[place] = timeUs[row] ?? 0;
    values[place] = value[row] ?? 0;
    starts[number] = place + 1;
  }

  let duplicates = 0;
  const runs = Array.from({ length: count }, (_, number) => {
    const [from, to] = [ends[number] ?? 0, ends[number + 1] ?? 0];
    const run = inOrder({ timeUs: times.subarray(from, to), value: values.subarray(from, to) });
    duplicates += to - from - run.timeUs.length;
    return run;
  });
  return { runs, duplicates, unusable };
}

function isUsable(timeUs: number | undefined, value: number | undefined): boolean {
  return Number.isFinite(timeUs) && Number.isFinite(value);
}

function inOrder(run: PointRun): PointRun {
  let isOrdered = true;
  for (let at = 1; at < run.timeUs.length && isOrdered; at++)
    isOrdered = (run.timeUs[at] ?? 0) > (run.timeUs[at - 1] ?? 0);
  return isOrdered ? run : eachTimeOnce(sorted(run));
}

function sorted({ timeUs, value }: PointRun): PointRun {
  const order = Uint32Array.from(timeUs.keys()).sort(
    (one, other) => (timeUs[one] ?? 0) - (timeUs[other] ?? 0),
  );
  return {
    timeUs: Float64Array.from(order, (at) => timeUs[at] ?? 0),
    value: Float64Array.from(order, (at) => value[at] ?? 0),
  };
}

function eachTimeOnce({ timeUs, value }: PointRun): PointRun {
  let last = -1;
  for (let at = 0; at < timeUs.length; at++) {
    if (last >= 0 && timeUs[last] === timeUs[at]) {
      value[last] = Math.max(value[last] ?? 0, value[at] ?? 0);
      continue;
    }
    last += 1;
    timeUs[last] = timeUs[at] ?? 0;
    value[last] = value[at] ?? 0;
  }
  return { timeUs: timeUs.subarray(0, last + 1), value: value.subarray(0, last + 1) };
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
