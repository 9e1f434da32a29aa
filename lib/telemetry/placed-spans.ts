import { countUp } from "./cell-counts";
import type { Grid } from "./frame";
import { cellAt } from "./grid";
import type { Names } from "./names";
import type { SettledPart, SettledSpans } from "./settled-spans";
import { findSilences, type Recorded } from "./silences";
import { SPAN_FACT } from "./span-facts";

/** A part of a window with the cell of each row, -1 for one that does not count. */
export type PlacedPart = SettledPart & { cellOf: Int32Array };

/** The spans of a window on its grid. */
export type PlacedSpans = {
  grid: Grid;
  names: Names;
  parts: readonly PlacedPart[];
  recorded: Recorded;
  /** How many rows of each kind there are; see `SPAN_FACT`. */
  totals: { duplicates: number; outside: number; unusable: number; orphans: number };
};

/** Puts settled spans on the grid of their window. */
export function placeSpans({ names, parts }: SettledSpans, grid: Grid): PlacedSpans {
  const rowsInCell = new Uint32Array(grid.length);
  const totals = { duplicates: 0, outside: 0, unusable: 0, orphans: 0 };
  const placed = parts.map((settled): PlacedPart => {
    const { part, leftOut } = settled;
    const { factsOf, traceOf } = part;
    const { startUs } = part.spans;
    const cellOf = new Int32Array(factsOf.length).fill(-1);
    for (let row = 0; row < cellOf.length; row++) {
      if (leftOut !== null && leftOut[traceOf[row] ?? 0] === 1) continue;
      const facts = factsOf[row] ?? 0;
      if ((facts & SPAN_FACT.within) === 0) {
        if ((facts & SPAN_FACT.duplicate) !== 0) totals.duplicates += 1;
        else if ((facts & SPAN_FACT.outside) !== 0) totals.outside += 1;
        else totals.unusable += 1;
        continue;
      }
      const cell = cellAt(grid, startUs[row] ?? Number.NaN);
      cellOf[row] = cell;
      if (cell >= 0) countUp(rowsInCell, cell);
      if ((facts & SPAN_FACT.orphan) !== 0) totals.orphans += 1;
    }
    return { ...settled, cellOf };
  });
  return { grid, names, parts: placed, recorded: findSilences(rowsInCell, grid), totals };
}
