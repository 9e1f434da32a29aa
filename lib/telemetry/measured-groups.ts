import { countUp } from "./cell-counts";
import { cellQuantiles } from "./cell-quantiles";
import { type ChosenGroups, chooseGroups, compareKeys } from "./choose-groups";
import type { Grid, Quantiles } from "./frame";
import { countItems, type GroupedItems } from "./grouped-items";

/** What is measured by group and cell, that is at `place * grid.length + cell`. */
export type MeasuredGroups<Key> = {
  keys: readonly Key[];
  dropped: number;
  counts: Uint32Array;
  flagged: readonly Uint32Array[];
  /** Of each value, by the place of a group. */
  quantiles: readonly ((place: number) => Quantiles)[];
};

/** Measures the busiest `limit` groups of all parts; `keys` are those of the groups, by number. */
export function measureGroups<Key extends readonly (string | number)[]>(
  parts: readonly GroupedItems[],
  { keys, limit, grid }: { keys: readonly Key[]; limit: number; grid: Grid },
): MeasuredGroups<Key> {
  const rows = countItems(parts, keys.length);
  const chosen = chooseGroups(
    keys.map((key, group) => ({ key, rows: rows[group] ?? 0 })),
    compareKeys,
    limit,
  );
  const buckets = chosen.keys.length * grid.length;
  const counts = new Uint32Array(buckets);
  const flagged = Array.from(parts[0]?.flags ?? [], () => new Uint32Array(buckets));
  for (const part of parts) countCells(part, chosen, { grid, counts, flagged });
  return {
    keys: chosen.keys,
    dropped: chosen.dropped,
    counts,
    flagged,
    quantiles: cellQuantiles(parts, { placeOf: chosen.placeOf, counts, grid }),
  };
}

function countCells(
  { starts, items, numberOf, cellOf, flags }: GroupedItems,
  { placeOf }: ChosenGroups<unknown>,
  { grid, counts, flagged }: { grid: Grid; counts: Uint32Array; flagged: readonly Uint32Array[] },
): void {
  for (let own = 0; own < numberOf.length; own++) {
    const place = placeOf[numberOf[own] ?? 0] ?? -1;
    if (place < 0) continue;
    const end = starts[own + 1] ?? 0;
    for (let at = starts[own] ?? 0; at < end; at++) {
      const item = items[at] ?? 0;
      const cell = cellOf[item] ?? -1;
      if (cell < 0) continue;
      const bucket = place * grid.length + cell;
      countUp(counts, bucket);
      for (let flag = 0; flag < flags.length; flag++)
        if (flags[flag]?.[item] === 1) countUp(flagged[flag] ?? counts, bucket);
    }
  }
}
