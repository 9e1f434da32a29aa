import type { Grid, Quantiles } from "./frame";
import { sortStretch } from "./sort-stretch";

/** Rows by bucket, that is group * grid.length + cell. */
export type Buckets = {
  groups: number;
  /** Of each row; -1 for none. */
  bucketOf: Int32Array;
  /** Rows in each bucket. */
  sizes: Uint32Array;
};

/**
 * Measures one value of each row after the other: the median, 90th and 99th percentile (nearest rank, times `scale`) in
 * each bucket, by group; NaN where a cell has none. Values that are NaN are left out.
 */
export function cellQuantiles(
  { groups, bucketOf, sizes }: Buckets,
  { grid, scale }: { grid: Grid; scale: number },
): (values: Float64Array) => (group: number) => Quantiles {
  const buckets = groups * grid.length;
  const starts = new Uint32Array(buckets);
  const ends = new Uint32Array(buckets);
  let rows = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    starts[bucket] = rows;
    rows += sizes[bucket] ?? 0;
  }
  const held = new Float64Array(rows);

  /** Puts the values of each bucket next to one another. */
  function gather(values: Float64Array): void {
    ends.set(starts);
    for (let row = 0; row < bucketOf.length; row++) {
      const bucket = bucketOf[row] ?? -1;
      if (bucket < 0) continue;
      const value = values[row] ?? Number.NaN;
      if (value !== value) continue;
      const end = ends[bucket] ?? 0;
      held[end] = value;
      ends[bucket] = end + 1;
    }
  }

  return (values) => {
    gather(values);
    const [p50, p90, p99] = [new Float64Array(buckets), new Float64Array(buckets), new Float64Array(buckets)];
    for (let bucket = 0; bucket < buckets; bucket++) {
      const from = starts[bucket] ?? 0;
      const end = ends[bucket] ?? 0;
      const count = end - from;
      if (count > 1) {
        sortStretch(held, from, end);
        p50[bucket] = (held[from + Math.ceil(count * 0.5) - 1] ?? 0) * scale;
        p90[bucket] = (held[from + Math.ceil(count * 0.9) - 1] ?? 0) * scale;
        p99[bucket] = (held[from + Math.ceil(count * 0.99) - 1] ?? 0) * scale;
      } else p50[bucket] = p90[bucket] = p99[bucket] = count === 0 ? Number.NaN : (held[from] ?? 0) * scale;
    }
    return (group) => {
      const [from, to] = [group * grid.length, (group + 1) * grid.length];
      return { p50: p50.subarray(from, to), p90: p90.subarray(from, to), p99: p99.subarray(from, to) };
    };
  };
}
