import { callGraph } from "./call-graph";
import { coverageOf } from "./coverage";
import type { Frame } from "./frame";
import { frameRowsOf } from "./frame-rows";
import { FRAME_LIMITS, type FrameLimits } from "./limits";
import { exampleTimes, withTraceIds } from "./log-examples";
import { logPart } from "./log-part";
import { type LogPatterns, logPatterns } from "./log-patterns";
import { gatherPoints, type PointFigures, pointFigures } from "./point-figures";
import { pointPart } from "./point-part";
import { sampledTraces } from "./sampled-traces";
import { pickShown, type ShownRows, type WantedRows } from "./shown-rows";
import type { Signals } from "./signals";
import { settleSpans } from "./settled-spans";
import { type SpanFigures, spanFigures } from "./span-figures";
import { spanPart } from "./span-part";

export type FrameOptions = {
  /** Instead of the step that fits the window and its series. At least so long that the limit of cells holds. */
  stepUs?: number;
  /** When things went wrong, where one knows: the first telling traces after it are kept. */
  onsetUs?: number;
  limits?: Partial<FrameLimits>;
};

/** What was measured of all rows of a window. Each part is made of its own table; only the grid comes from the points. */
export type FrameParts = { points: PointFigures; spans: SpanFigures; logs: LogPatterns };

/** The options with all limits. */
export function frameSettings({ stepUs = 0, onsetUs, limits }: FrameOptions = {}) {
  return { stepUs, onsetUs: onsetUs ?? null, limits: { ...FRAME_LIMITS, ...limits } };
}

/** The frame of a window's signals. The same rows in any order give the same frame; whatever they hold, it is bounded. */
export function buildFrame(signals: Signals, options: FrameOptions = {}): Frame {
  const settings = frameSettings(options);
  const rows = frameRowsOf(signals);
  const points = pointFigures(gatherPoints([pointPart(rows.points)], rows, settings));
  const spans = spanFigures(settleSpans([spanPart(rows.spans, rows)], rows), points.grid, settings);
  const logs = logPatterns([logPart(rows.logs, rows)], points.grid, settings.limits);
  const shown = pickShown(signals, rows, wantedRows(spans, logs));
  return joinFrame({ points, spans, logs }, { ...settings, ...signals, shown });
}

/** The rows that the frame of these parts shows in full. */
export function wantedRows(
  { wanted }: Pick<SpanFigures, "wanted">,
  { patterns }: Pick<LogPatterns, "patterns">,
): WantedRows {
  return { traces: wanted, timesUs: exampleTimes(patterns) };
}

/** A frame of its parts and of the rows that it shows. */
export function joinFrame(
  { points, spans, logs }: FrameParts,
  { calls, gaps, limits, shown }: Pick<Signals, "calls" | "gaps"> & { limits: FrameLimits; shown: ShownRows },
): Frame {
  const { grid, series } = points;
  const { operations, services, edges } = spans;
  const named = [...series, ...operations, ...logs.patterns].map(({ service }) => service);
  const graph = callGraph(spans.calls, { series, calls, services: named, limit: limits.edges });
  return {
    grid,
    series,
    services,
    operations,
    edges,
    callGraph: graph,
    logs: withTraceIds(logs.patterns, shown.logs),
    traces: sampledTraces(shown, { wanted: spans.wanted, spansPerTrace: limits.spansPerTrace }),
    coverage: coverageOf({
      chosen: points.chosen,
      points: points.coverage,
      series,
      spans: spans.coverage,
      logs,
      gaps,
      services: graph.services,
    }),
  };
}
