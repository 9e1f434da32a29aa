import { type ChosenSeries, chooseSeries } from "./choose-series";
import type { FrameSeries, Grid } from "./frame";
import { cellAt, chooseGrid, gridOf } from "./grid";
import type { FrameLimits } from "./limits";
import { metricSeries } from "./metric-series";
import { mergeRuns } from "./merge-runs";
import type { PointPart } from "./point-part";
import { type PointRun, spacingOf } from "./point-runs";
import { findSilences, type Recorded } from "./silences";
import type { TelemetryWindow } from "./source";

/** All that a frame has of points, and the grid that they ask for. */
export type PointFigures = {
  grid: Grid;
  series: FrameSeries[];
  chosen: Pick<ChosenSeries, "dropped" | "droppedSeries">;
  coverage: { duplicates: number; unusable: number; outside: number; recorded: Recorded };
};

/** The points of a window by series, and the grid that suits them. */
export type GatheredPoints = Pick<ChosenSeries, "chosen" | "dropped" | "droppedSeries"> &
  ReturnType<typeof mergeRuns> & { grid: Grid };

/** Gathers the points of a window, of which these are the parts. */
export function gatherPoints(
  parts: readonly PointPart[],
  window: TelemetryWindow,
  { limits, stepUs }: { limits: FrameLimits; stepUs: number },
): GatheredPoints {
  const { placeOf, ...series } = chooseSeries(parts, limits.series);
  const merged = mergeRuns(parts, placeOf, series.chosen.length);
  return { ...series, ...merged, grid: gridFor(window, merged.runs, { cells: limits.cells, stepUs }) };
}

/** Puts the points of a window on their grid. */
export function pointFigures(gathered: GatheredPoints): PointFigures {
  const { grid, chosen, runs, dropped, droppedSeries, duplicates, unusable } = gathered;
  return {
    grid,
    series: metricSeries(chosen, runs, grid),
    chosen: { dropped, droppedSeries },
    coverage: { duplicates, unusable, ...pointCoverage(runs, grid) },
  };
}

function gridFor(
  window: { fromUs: number; toUs: number },
  runs: readonly PointRun[],
  { cells, stepUs }: { cells: number; stepUs: number },
): Grid {
  const spacings = Float64Array.from(runs, spacingOf)
    .filter((spacing) => spacing > 0)
    .sort();
  const fitting = chooseGrid(window, { spacingUs: spacings[spacings.length >> 1] ?? 0, cells });
  if (!(stepUs > 0) || fitting.length === 0) return fitting;
  return gridOf(window, Math.max(stepUs, (window.toUs - window.fromUs) / cells));
}

function pointCoverage(runs: readonly PointRun[], grid: Grid) {
  const rows = new Uint32Array(grid.length);
  let outside = 0;
  for (const { timeUs } of runs)
    for (let at = 0; at < timeUs.length; at++) {
      const cell = cellAt(grid, timeUs[at] ?? 0);
      if (cell < 0) outside += 1;
      else rows[cell] = (rows[cell] ?? 0) + 1;
    }
  return { outside, recorded: findSilences(rows, grid) };
}
