import type { Grid } from "@/lib/telemetry/frame";

import type { AnalysisInput } from "./analysis-input";

/** Which cells of the frame's grid lie in an earlier, unrelated incident. */
export function excludedCells({ frame, exclude }: Pick<AnalysisInput, "frame" | "exclude">): Uint8Array {
  const { grid } = frame;
  const excluded = new Uint8Array(grid.length);
  for (const { fromUs, toUs } of exclude)
    for (let cell = 0; cell < grid.length; cell++) {
      const startUs = grid.startUs + cell * grid.stepUs;
      if (startUs < toUs && startUs + grid.stepUs > fromUs) excluded[cell] = 1;
    }
  return excluded;
}

/** The cell of a time, the nearest one where it lies outside of the window; 0 where there are none. */
export function nearestCell(grid: Grid, timeUs: number): number {
  const cell = Math.floor((timeUs - grid.startUs) / grid.stepUs);
  return Math.max(0, Math.min(grid.length - 1, cell));
}

/** When a cell begins. */
export function cellStartUs(grid: Grid, cell: number): number {
  return grid.startUs + cell * grid.stepUs;
}
