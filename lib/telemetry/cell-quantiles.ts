import type { Grid, Quantiles } from "./frame";
import type { RowsByKey } from "./rows-by-key";
import { sortStart } from "./sort-start";

/** Rows by bucket, that is group * grid.length + cell. */
export type Buckets = RowsByKey & { groups: number };

/**
 * The median, 90th and 99th percentile (nearest rank, times `scale`) of the rows' values in each bucket, by group; NaN
 * where a cell has none. Values that are NaN are left out.
 */
export function cellQuantiles(
  values: Float64Array,
  { starts, rows, groups }: Buckets,
  { grid, scale }: { grid: Grid; scale: number },
): (group: number) => Quantiles {
  const buckets = groups * grid.length;
  const p50 = new Float64Array(buckets).fill(Number.NaN);
  const p90 = new Float64Array(buckets).fill(Number.NaN);
  const p99 = new Float64Array(buckets).fill(Number.NaN);
  const sorted = new Float64Array(largest(starts));
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = starts[bucket] ?? 0;
    const end = starts[bucket + 1] ?? 0;
    let count = 0;
    for (let at = from; at < end; at++) {
      const value = values[rows[at] ?? 0] ?? Number.NaN;
      if (value === value) sorted[count++] = value;
    }
    if (count === 0) continue;
    sortStart(sorted, count);
    p50[bucket] = (sorted[Math.ceil(count * 0.5) - 1] ?? 0) * scale;
    p90[bucket] = (sorted[Math.ceil(count * 0.9) - 1] ?? 0) * scale;
    p99[bucket] = (sorted[Math.ceil(count * 0.99) - 1] ?? 0) * scale;
  }
  return (group) => {
    const [from, to] = [group * grid.length, (group + 1) * grid.length];
    return { p50: p50.subarray(from, to), p90: p90.subarray(from, to), p99: p99.subarray(from, to) };
  };
}

function largest(starts: Uint32Array): number {
  let most = 0;
  for (let bucket = 1; bucket < starts.length; bucket++)
    most = Math.max(most, (starts[bucket] ?? 0) - (starts[bucket - 1] ?? 0));
  return most;
}
