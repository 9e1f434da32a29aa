import type { Grid } from "./frame";
import type { TelemetryWindow } from "./source";

const SECOND_US = 1_000_000;
const DAY_SECONDS = 86_400;
const STEP_SECONDS = [
  1,
  2,
  5,
  10,
  15,
  30,
  60,
  120,
  300,
  600,
  900,
  1_800,
  3_600,
  7_200,
  10_800,
  21_600,
  43_200,
  DAY_SECONDS,
];
/** Points come a little early or late: a spacing of 60.02 s is one of a minute. */
const JITTER = 0.9;

/**
 * The grid of a window: the shortest round step of at least a second with which the window has at most `cells` cells
 * and the usual series (`spacingUs` between its points, 0 where there is none) has a point in each. A window that ends
 * before it begins, or at no finite time, has no cells.
 */
export function chooseGrid(
  { fromUs, toUs }: { fromUs: number; toUs: number },
  { spacingUs, cells }: { spacingUs: number; cells: number },
): Grid {
  const lengthUs = toUs - fromUs;
  if (!(lengthUs > 0) || !Number.isFinite(lengthUs))
    return { startUs: fromUs, stepUs: SECOND_US, length: 0, endUs: fromUs };
  const leastSeconds = Math.max(lengthUs / cells, Math.min(spacingUs * JITTER, lengthUs)) / SECOND_US;
  const seconds =
    STEP_SECONDS.find((step) => step >= leastSeconds) ?? Math.ceil(leastSeconds / DAY_SECONDS) * DAY_SECONDS;
  return gridOf({ fromUs, toUs }, seconds * SECOND_US);
}

/** The grid of a window with a given step. */
export function gridOf({ fromUs, toUs }: { fromUs: number; toUs: number }, stepUs: number): Grid {
  return { startUs: fromUs, stepUs, length: Math.max(0, Math.ceil((toUs - fromUs) / stepUs)), endUs: toUs };
}

/** When a window begins and ends: one that ends before it begins, or at no finite time, where it begins. */
export function boundsOf({ fromUs, toUs }: TelemetryWindow): TelemetryWindow {
  const lengthUs = toUs - fromUs;
  return { fromUs, toUs: lengthUs > 0 && Number.isFinite(lengthUs) ? toUs : fromUs };
}

/** The cell of a time, -1 outside the window. */
export function cellAt(grid: Grid, timeUs: number): number {
  if (!(timeUs >= grid.startUs && timeUs < grid.endUs)) return -1;
  return Math.min(grid.length - 1, Math.floor((timeUs - grid.startUs) / grid.stepUs));
}

/** Seconds of each cell that lie in the window: the step, but for the last. */
export function cellSeconds(grid: Grid): Float64Array {
  const seconds = new Float64Array(grid.length).fill(grid.stepUs / SECOND_US);
  const last = grid.length - 1;
  if (last >= 0) seconds[last] = (grid.endUs - grid.startUs - last * grid.stepUs) / SECOND_US;
  return seconds;
}
