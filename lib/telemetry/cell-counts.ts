import type { Grid } from "./frame";
import { cellSeconds } from "./grid";

/** One more at a place. */
export function countUp(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

/** Counts by second, cell by cell; NaN where `recorded` is 0. */
export function ratesOf(counts: Uint32Array, grid: Grid, recorded: Uint8Array): Float64Array {
  const seconds = cellSeconds(grid);
  const rates = new Float64Array(counts.length);
  for (let from = 0; from < counts.length; from += grid.length)
    for (let cell = 0; cell < grid.length; cell++)
      rates[from + cell] =
        recorded[cell] === 1 ? (counts[from + cell] ?? 0) / (seconds[cell] ?? 1) : Number.NaN;
  return rates;
}

export function total(counts: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at++) sum += counts[at] ?? 0;
  return sum;
}
