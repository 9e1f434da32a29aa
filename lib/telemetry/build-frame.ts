import { callGraph } from "./call-graph";
import { findCalls } from "./call-rows";
import { chooseSeries } from "./choose-series";
import { clockSkew } from "./clock-skew";
import { coverageOf } from "./coverage";
import { edgeSignals } from "./edges";
import type { Frame, Grid } from "./frame";
import { cellAt, chooseGrid, gridOf } from "./grid";
import { FRAME_LIMITS, type FrameLimits } from "./limits";
import { logPatterns } from "./log-patterns";
import { measureSpans } from "./measured-spans";
import { metricSeries } from "./metric-series";
import { type PointRun, pointRuns, spacingOf } from "./point-runs";
import { operationSignals, serviceSignals } from "./red";
import { sampledTraces } from "./sampled-traces";
import type { Signals } from "./signals";
import { findSilences } from "./silences";

export type FrameOptions = {
  /** Instead of the step that fits the window and its series. At least so long that the limit of cells holds. */
  stepUs?: number;
  /** When things went wrong, where one knows: the first telling traces after it are kept. */
  onsetUs?: number;
  limits?: Partial<FrameLimits>;
};

/** The frame of a window's signals. The same rows in any order give the same frame; whatever they hold, it is bounded. */
export function buildFrame(signals: Signals, options: FrameOptions = {}): Frame {
  const limits = { ...FRAME_LIMITS, ...options.limits };
  const chosen = chooseSeries(signals.points, limits.series);
  const runs = pointRuns(signals.points, chosen.numberOf, chosen.chosen.length);
  const grid = gridFor(signals, runs.runs, { cells: limits.cells, stepUs: options.stepUs ?? 0 });
  const series = metricSeries(chosen.chosen, runs.runs, grid);

  const measured = measureSpans(signals.spans, grid);
  const operations = operationSignals(measured, limits.operations);
  const services = serviceSignals(measured, limits.services);
  const calls = findCalls(measured);
  const edges = edgeSignals(measured, calls, limits.edges);
  const logs = logPatterns(signals.logs, grid, limits);

  const named = new Set([
    ...series.map(({ service }) => service),
    ...operations.operations.map(({ service }) => service),
    ...logs.patterns.map(({ service }) => service),
  ]);
  const graph = callGraph(calls, measured.failed, {
    series,
    calls: signals.calls,
    services: named,
    limit: limits.edges,
  });
  return {
    grid,
    series,
    services: services.services,
    operations: operations.operations,
    edges: edges.edges,
    callGraph: graph,
    logs: logs.patterns,
    traces: sampledTraces(measured, limits, options.onsetUs ?? null),
    coverage: coverageOf({
      chosen,
      points: { ...runs, ...pointCoverage(runs.runs, grid) },
      series,
      measured,
      logs,
      gaps: signals.gaps,
      services: graph.services,
      clockSkew: clockSkew(measured, calls),
      dropped: { operations: operations.dropped, services: services.dropped, edges: edges.dropped },
    }),
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
