import { countUp } from "./cell-counts";
import type { Buckets } from "./cell-quantiles";
import type { ChosenGroups } from "./choose-groups";
import type { Grid } from "./frame";
import { cellAt } from "./grid";
import { type LinkedSpans, linkSpans } from "./link-spans";
import type { NumberedSpans } from "./numbered-spans";
import { ownTimes } from "./own-time";
import { type RowsByKey, rowsByKey } from "./rows-by-key";
import { findSilences, type Recorded } from "./silences";
import { STATUS_ERROR } from "./span-kind";

export const US_TO_SECONDS = 1e-6;

/** Spans with all that is known of each row before rows are grouped. */
export type MeasuredSpans = {
  grid: Grid;
  spans: NumberedSpans;
  linked: LinkedSpans;
  /** Cell in which the span began; -1 for a row that does not count or lies outside the window. */
  cellOf: Int32Array;
  failed: Uint8Array;
  children: RowsByKey;
  ownUs: Float64Array;
  recorded: Recorded;
  outside: number;
};

/** Measures the own time of spans, which are linked, and puts them on the grid. */
export function measureSpans(
  spans: NumberedSpans,
  grid: Grid,
  linked: LinkedSpans = linkSpans(spans),
): MeasuredSpans {
  const rows = spans.startUs.length;
  const cellOf = new Int32Array(rows).fill(-1);
  const failed = new Uint8Array(rows);
  const rowsInCell = new Uint32Array(grid.length);
  let outside = 0;
  for (let row = 0; row < rows; row++) {
    if (linked.counts[row] === 0) continue;
    const cell = cellAt(grid, spans.startUs[row] ?? Number.NaN);
    if (cell < 0) {
      outside += 1;
      continue;
    }
    cellOf[row] = cell;
    rowsInCell[cell] = (rowsInCell[cell] ?? 0) + 1;
    failed[row] = spans.status[row] === STATUS_ERROR ? 1 : 0;
  }
  const children = rowsByKey(linked.parentOf, rows);
  return {
    grid,
    spans,
    linked,
    cellOf,
    failed,
    children,
    ownUs: ownTimes(spans, children),
    recorded: findSilences(rowsInCell, grid),
    outside,
  };
}

/** Rows by the place of their group, and by cell; `groupOf` gives the group of a row, -1 for none. */
export function bucketsOf(
  { grid, cellOf }: Pick<MeasuredSpans, "grid" | "cellOf">,
  groupOf: Int32Array,
  { placeOf, keys }: ChosenGroups<unknown>,
): Buckets {
  const bucketOf = new Int32Array(cellOf.length).fill(-1);
  const sizes = new Uint32Array(keys.length * grid.length);
  for (let row = 0; row < cellOf.length; row++) {
    const cell = cellOf[row] ?? -1;
    const group = groupOf[row] ?? -1;
    const place = cell < 0 || group < 0 ? -1 : (placeOf[group] ?? -1);
    if (place < 0) continue;
    const bucket = place * grid.length + cell;
    bucketOf[row] = bucket;
    countUp(sizes, bucket);
  }
  return { groups: keys.length, bucketOf, sizes };
}
