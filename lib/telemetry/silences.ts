import type { Grid } from "./frame";

/** So many rows would have come in a stretch by the usual rate: silence there says that nobody recorded. */
const MISSED_ROWS = 20;

export type Recorded = {
  /** 1 for a cell in which the signal was recorded, be it that nothing happened. */
  recorded: Uint8Array;
  silences: readonly { fromUs: number; toUs: number }[];
};

/**
 * Tells "nothing happened" from "nobody recorded", by a signal's rows of all services in each cell: an empty stretch
 * in which, at the median of the cells that are not empty, at least 20 rows were to come is a silence.
 */
export function findSilences(rows: Uint32Array, grid: Grid): Recorded {
  const busy = rows.filter((count) => count > 0).sort();
  const usual = busy[busy.length >> 1] ?? 0;
  const recorded = new Uint8Array(grid.length).fill(usual > 0 ? 1 : 0);
  const silences: { fromUs: number; toUs: number }[] = [];
  if (usual === 0) return { recorded, silences };
  for (let cell = 0; cell < grid.length; cell++) {
    if (rows[cell] !== 0) continue;
    let end = cell;
    while (end < grid.length && rows[end] === 0) end++;
    if ((end - cell) * usual >= MISSED_ROWS) {
      recorded.fill(0, cell, end);
      silences.push({
        fromUs: grid.startUs + cell * grid.stepUs,
        toUs: Math.min(grid.endUs, grid.startUs + end * grid.stepUs),
      });
    }
    cell = end;
  }
  return { recorded, silences };
}
