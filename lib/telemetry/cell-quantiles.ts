import { countUp } from "./cell-counts";
import type { Grid, Quantiles } from "./frame";
import type { GroupedItems } from "./grouped-items";
import { US_TO_SECONDS } from "./measured-spans";
import { sortStretch } from "./sort-stretch";

/**
 * The median, 90th and 99th percentile (nearest rank, in seconds) of each value in each cell of each group that has a
 * place; NaN where a cell has none. `counts` are the items by place and cell. Where those of a cell follow one another in
 * one part, as they mostly do, they are measured where they are met; the others are gathered first.
 */
export function cellQuantiles(
  parts: readonly GroupedItems[],
  { placeOf, counts, grid }: { placeOf: Int32Array; counts: Uint32Array; grid: Grid },
): ((place: number) => Quantiles)[] {
  const columns = Array.from(parts[0]?.values ?? [], () => createRanks(counts.length));
  const scattered = createScattered(columns.length);
  const run = new Float64Array(counts.reduce((most, count) => Math.max(most, count), 0));
  for (const { starts, items, numberOf, cellOf, values } of parts)
    for (let own = 0; own < numberOf.length; own++) {
      const place = placeOf[numberOf[own] ?? 0] ?? -1;
      if (place < 0) continue;
      const end = starts[own + 1] ?? 0;
      for (let from = starts[own] ?? 0, next = from; from < end; from = next) {
        next = from + 1;
        const cell = cellOf[items[from] ?? 0] ?? -1;
        if (cell < 0) continue;
        let count = 1;
        for (; next < end; next++) {
          const other = cellOf[items[next] ?? 0] ?? -1;
          if (other === cell) count += 1;
          else if (other >= 0) break;
        }
        const bucket = place * grid.length + cell;
        const isWhole = counts[bucket] === count;
        if (!isWhole) scattered.addTo(bucket, count);
        for (let column = 0; column < columns.length; column++) {
          const valueOf = values[column];
          if (valueOf === undefined) continue;
          let size = 0;
          for (let at = from; at < next; at++) {
            const item = items[at] ?? 0;
            if (cellOf[item] !== cell) continue;
            run[size] = valueOf[item] ?? Number.NaN;
            size += 1;
          }
          if (isWhole) columns[column]?.measure(bucket, run, 0, size);
          else scattered.addValues(column, run, size);
        }
      }
    }
  scattered.measure(counts, columns);
  return columns.map(
    ({ quantiles }) =>
      (place) =>
        quantiles(place * grid.length, (place + 1) * grid.length),
  );
}

type Ranks = ReturnType<typeof createRanks>;

/** Ranks of values by bucket, NaN where none were measured. */
function createRanks(buckets: number) {
  const p50 = new Float64Array(buckets).fill(Number.NaN);
  const p90 = p50.slice();
  const p99 = p50.slice();
  return {
    /** Measures a stretch of values, which this puts in order; those that are NaN are left out. */
    measure(bucket: number, values: Float64Array, from: number, end: number): void {
      let last = from;
      for (let at = from; at < end; at++) {
        const value = values[at] ?? Number.NaN;
        if (value !== value) continue;
        values[last] = value;
        last += 1;
      }
      const count = last - from;
      if (count === 0) return;
      if (count === 1) {
        p50[bucket] = p90[bucket] = p99[bucket] = (values[from] ?? 0) * US_TO_SECONDS;
        return;
      }
      sortStretch(values, from, last);
      p50[bucket] = (values[from + Math.ceil(count * 0.5) - 1] ?? 0) * US_TO_SECONDS;
      p90[bucket] = (values[from + Math.ceil(count * 0.9) - 1] ?? 0) * US_TO_SECONDS;
      p99[bucket] = (values[from + Math.ceil(count * 0.99) - 1] ?? 0) * US_TO_SECONDS;
    },
    quantiles: (from: number, to: number): Quantiles => ({
      p50: p50.subarray(from, to),
      p90: p90.subarray(from, to),
      p99: p99.subarray(from, to),
    }),
  };
}

/** Values whose buckets are met in several places, column by column, until all are there. */
function createScattered(columns: number) {
  const bucketOf: number[] = [];
  const valuesOf = Array.from({ length: columns }, (): number[] => []);
  return {
    addTo(bucket: number, count: number): void {
      for (let at = 0; at < count; at++) bucketOf.push(bucket);
    },
    addValues(column: number, values: Float64Array, count: number): void {
      const all = valuesOf[column] ?? [];
      for (let at = 0; at < count; at++) all.push(values[at] ?? Number.NaN);
    },
    measure(counts: Uint32Array, ranks: readonly Ranks[]): void {
      if (bucketOf.length === 0) return;
      const starts = new Uint32Array(counts.length + 1);
      for (const bucket of bucketOf) countUp(starts, bucket + 1);
      for (let bucket = 0; bucket < counts.length; bucket++)
        starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
      const held = new Float64Array(bucketOf.length);
      for (const [column, own] of ranks.entries()) {
        const ends = starts.slice(0, counts.length);
        for (const [at, value] of (valuesOf[column] ?? []).entries()) {
          const bucket = bucketOf[at] ?? 0;
          held[ends[bucket] ?? 0] = value;
          countUp(ends, bucket);
        }
        for (let bucket = 0; bucket < counts.length; bucket++) {
          const [from, end] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0];
          if (end > from) own.measure(bucket, held, from, end);
        }
      }
    },
  };
}
