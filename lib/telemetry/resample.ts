import type { Grid } from "./frame";
import { cellAt } from "./grid";
import { type PointRun, spacingOf } from "./point-runs";
import type { SeriesKind } from "./signals";

const SECOND_US = 1_000_000;
/** So many usual spacings without a point are a hole: what passed in it is not spread over it. */
const HOLE_SPACINGS = 4;

export type Resampled = {
  /** NaN where there is nothing. */
  values: Float64Array;
  samples: Uint32Array;
  restarts: readonly number[];
};

/** A series on a grid: a gauge's mean in each cell, a counter's growth by second. */
export function resample(run: PointRun, kind: SeriesKind, grid: Grid): Resampled {
  return kind === "gauge" ? meanInCell(run, grid) : growth(run, kind, grid);
}

function meanInCell({ timeUs, value }: PointRun, grid: Grid): Resampled {
  const values = new Float64Array(grid.length);
  const samples = new Uint32Array(grid.length);
  for (let at = 0; at < timeUs.length; at++) {
    const cell = cellAt(grid, timeUs[at] ?? 0);
    if (cell < 0) continue;
    samples[cell] = (samples[cell] ?? 0) + 1;
    values[cell] = (values[cell] ?? 0) + (value[at] ?? 0);
  }
  // Zero by zero: a cell without a point is NaN.
  for (let cell = 0; cell < values.length; cell++) values[cell] = (values[cell] ?? 0) / (samples[cell] ?? 0);
  return { values, samples, restarts: [] };
}

/**
 * What a counter grew between two points is spread evenly over the time between them, so no growth is lost where points
 * are rarer than cells. A cumulative value below the one before has begun again from zero; its first says nothing about
 * growth. A delta's first covers one usual spacing.
 */
function growth(run: PointRun, kind: "cumulative" | "delta", grid: Grid): Resampled {
  const { timeUs, value } = run;
  const spread = { grid, amounts: new Float64Array(grid.length), coveredUs: new Float64Array(grid.length) };
  const samples = new Uint32Array(grid.length);
  const restarts: number[] = [];
  const spacingUs = spacingOf(run) || grid.stepUs;
  const holeUs = Math.max(spacingUs, grid.stepUs) * HOLE_SPACINGS;
  for (let at = 0; at < timeUs.length; at++) {
    const now = timeUs[at] ?? 0;
    const current = value[at] ?? 0;
    const cell = cellAt(grid, now);
    if (cell >= 0) samples[cell] = (samples[cell] ?? 0) + 1;
    const before = at === 0 ? Number.NEGATIVE_INFINITY : (timeUs[at - 1] ?? 0);
    const isHole = now - before > holeUs;
    if (kind === "delta") {
      spreadOver(spread, isHole ? now - spacingUs : before, now, current);
      continue;
    }
    const last = value[at - 1] ?? 0;
    const hasRestarted = at > 0 && current < last;
    if (hasRestarted && cell >= 0) restarts.push(cell);
    if (!isHole) spreadOver(spread, before, now, hasRestarted ? current : current - last);
  }
  return { values: ratesBySecond(spread), samples, restarts: [...new Set(restarts)] };
}

/** Amounts that came to pass, and microseconds of each cell of which they are known. */
type Spread = { grid: Grid; amounts: Float64Array; coveredUs: Float64Array };

function spreadOver(
  { grid, amounts, coveredUs }: Spread,
  fromUs: number,
  toUs: number,
  amount: number,
): void {
  const start = Math.max(fromUs, grid.startUs);
  const end = Math.min(toUs, grid.endUs);
  if (!(end > start)) return;
  const perUs = amount / (toUs - fromUs);
  const last = Math.ceil((end - grid.startUs) / grid.stepUs) - 1;
  for (let cell = Math.floor((start - grid.startUs) / grid.stepUs); cell <= last; cell++) {
    const cellStart = grid.startUs + cell * grid.stepUs;
    const inCell = Math.min(end, cellStart + grid.stepUs) - Math.max(start, cellStart);
    amounts[cell] = (amounts[cell] ?? 0) + perUs * inCell;
    coveredUs[cell] = (coveredUs[cell] ?? 0) + inCell;
  }
}

function ratesBySecond({ amounts, coveredUs }: Spread): Float64Array {
  for (let cell = 0; cell < amounts.length; cell++)
    amounts[cell] = ((amounts[cell] ?? 0) / (coveredUs[cell] ?? 0)) * SECOND_US;
  return amounts;
}
