import { boundsOf } from "./grid";
import { rowsByKey } from "./rows-by-key";
import type { TelemetryWindow } from "./source";

/** What is measured by itself and kept begins and ends at full minutes of this length, in microseconds. */
export const MINUTE_US = 60_000_000;

/** All rows of a table, in their order. */
export function allRows(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

/** Some rows of a table, those that lie in a window, and how many do not. */
export type RowsWithin = { rows: Uint32Array; outside: number; unusable: number };

/** Those of some rows that lie in a window; of the others those whose time is no number are unusable. */
export function rowsWithin(timeUs: Float64Array, rows: Uint32Array, window: TelemetryWindow): RowsWithin {
  const { fromUs, toUs } = boundsOf(window);
  const within = new Uint32Array(rows.length);
  let [count, outside, unusable] = [0, 0, 0];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const time = timeUs[row] ?? Number.NaN;
    if (time >= fromUs && time < toUs) {
      within[count] = row;
      count += 1;
    } else if (Number.isFinite(time)) outside += 1;
    else unusable += 1;
  }
  return { rows: within.subarray(0, count), outside, unusable };
}

/** The rows of each minute that a stretch touches, in their order. */
export function rowsByMinute(timeUs: Float64Array, { fromUs, toUs }: TelemetryWindow): Uint32Array[] {
  const first = Math.floor(fromUs / MINUTE_US);
  const minutes = Math.max(0, Math.ceil(toUs / MINUTE_US) - first);
  const minuteOf = new Int32Array(timeUs.length);
  for (let row = 0; row < minuteOf.length; row++) {
    const time = timeUs[row] ?? Number.NaN;
    minuteOf[row] = time >= fromUs && time < toUs ? Math.floor(time / MINUTE_US) - first : -1;
  }
  const { starts, rows } = rowsByKey(minuteOf, minutes);
  return Array.from({ length: minutes }, (_, minute) => rows.subarray(starts[minute], starts[minute + 1]));
}
