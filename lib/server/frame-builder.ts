import { attempt, readWindow } from "@/lib/sources/read-window";
import { buildFrame, frameSettings, joinFrame, wantedRows } from "@/lib/telemetry/build-frame";
import type { Frame, Grid, SampledTrace } from "@/lib/telemetry/frame";
import type { LogLines } from "@/lib/telemetry/log-lines";
import { logPart } from "@/lib/telemetry/log-part";
import { type LogPatterns, logPatterns } from "@/lib/telemetry/log-patterns";
import { noLogs, noSignals, noSpans } from "@/lib/telemetry/no-signals";
import { pointPart } from "@/lib/telemetry/point-part";
import { type PointFigures, pointFigures } from "@/lib/telemetry/point-figures";
import type { PointTable, SignalGap } from "@/lib/telemetry/signals";
import { signalsOfTrace } from "@/lib/telemetry/signals-of-trace";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";
import { settleSpans } from "@/lib/telemetry/settled-spans";
import { spanPart } from "@/lib/telemetry/span-part";
import { spanFigures } from "@/lib/telemetry/span-figures";
import type { FrameRowsReader } from "@/lib/telemetry/store-port";
import { noLines, noNumberedSpans } from "@/lib/telemetry/no-rows";

/** A source that does not answer within this is a gap. Milliseconds. */
const PATIENCE_MS = 20_000;

/** Reads windows and makes frames of them, wherever it runs. Rejects where `signal` aborts. */
export type FrameBuilder = {
  /** The sources that are asked, by name. */
  sources: readonly string[];
  frame: (window: TelemetryWindow, signal: AbortSignal) => Promise<Frame>;
  /** A trace of the window, without reasons; null where no source has it. */
  trace: (window: TelemetryWindow, traceId: string, signal: AbortSignal) => Promise<SampledTrace | null>;
};

/** The two steps of a frame that can be taken beside the third, which is that of its spans. */
export type FrameAide = {
  points: (points: PointTable, window: TelemetryWindow) => Promise<PointFigures>;
  logs: (lines: LogLines, grid: Grid) => Promise<LogPatterns>;
};

const settings = frameSettings();

const windowOf = ({ startUs, endUs }: Grid): TelemetryWindow => ({ fromUs: startUs, toUs: endUs });

/** Takes the steps in this thread. */
export const ownAide: FrameAide = {
  points: (points, window) => Promise.resolve(pointFigures([pointPart(points)], window, settings)),
  logs: (lines, grid) =>
    Promise.resolve(logPatterns([logPart(lines, windowOf(grid))], grid, settings.limits)),
};

/**
 * Makes frames from these sources. Where one that gives rows as numbers is the only one with spans and logs, no text
 * is read but what the frame shows; otherwise all is read in full and mixed.
 */
export function createFrameBuilder(
  sources: readonly TelemetrySource[],
  aide: FrameAide = ownAide,
): FrameBuilder {
  const whole = sources.find(({ rows }) => rows);
  const others = sources.filter((source) => source !== whole);
  const fast = whole?.rows && others.every(hasOnlyMetrics) ? { ...whole, rows: whole.rows } : null;
  return {
    sources: sources.map(({ name }) => name),
    async frame(window, signal) {
      if (fast) return frameFromRows({ fast, others, aide }, window, signal);
      return buildFrame(await readWindow(sources, window, { signal, limitMs: PATIENCE_MS }));
    },
    async trace(window, traceId, signal) {
      const signals = fast
        ? { ...noSignals(window, []), spans: await fast.rows.trace(window, traceId, signal) }
        : signalsOfTrace(await readWindow(sources, window, { signal, limitMs: PATIENCE_MS }), traceId);
      const [found] = buildFrame(signals).traces;
      return found ? { ...found, reasons: [] } : null;
    },
  };
}

function hasOnlyMetrics({ signals }: TelemetrySource): boolean {
  return signals.every((signal) => signal === "metrics");
}

type Fast = TelemetrySource & { rows: FrameRowsReader };

/** Reads and measures the three signals side by side. */
async function frameFromRows(
  { fast, others, aide }: { fast: Fast; others: readonly TelemetrySource[]; aide: FrameAide },
  window: TelemetryWindow,
  signal: AbortSignal,
): Promise<Frame> {
  const gaps: SignalGap[] = [];
  const patience = { signal, limitMs: PATIENCE_MS };
  async function orGap<Rows>(
    name: SignalGap["signal"],
    nothing: Rows,
    read: (signal: AbortSignal) => Promise<Rows>,
  ): Promise<Rows> {
    const attempted = await attempt(read, patience);
    if (attempted.ok) return attempted.value;
    gaps.push({ source: fast.name, signal: name, reason: attempted.reason });
    return nothing;
  }
  const shown = (wanted: Parameters<FrameRowsReader["shown"]>[1]) =>
    orGap("traces", NOTHING_SHOWN, (either) => fast.rows.shown(window, wanted, either));

  const readingPoints = readWindow([onlyPoints(fast), ...others], window, patience);
  const readingSpans = orGap("traces", noNumberedSpans, (either) => fast.rows.spans(window, either));
  const readingLogs = orGap("logs", noLines, (either) => fast.rows.logs(window, either));
  const measuringPoints = readingPoints.then(({ points }) => aide.points(points, window));

  async function ofLogs() {
    const [{ grid }, lines] = await Promise.all([measuringPoints, readingLogs]);
    const logs = await aide.logs(lines, grid);
    const { timesUs } = wantedRows({ wanted: [] }, logs);
    return { logs, shown: (await shown({ traces: [], timesUs })).logs };
  }
  async function ofSpans() {
    const rows = await readingSpans;
    signal.throwIfAborted();
    // Spans wait for the grid of the points, and are linked and measured meanwhile.
    const settled = settleSpans([spanPart(rows, window)], window);
    const { grid } = await measuringPoints;
    signal.throwIfAborted();
    const spans = spanFigures(settled, grid, settings);
    return { spans, shown: await shown({ traces: spans.wanted, timesUs: new Float64Array(0) }) };
  }
  const [mixed, points, ofLines, ofCalls] = await Promise.all([
    readingPoints,
    measuringPoints,
    ofLogs(),
    ofSpans(),
  ]);
  return joinFrame(
    { points, spans: ofCalls.spans, logs: ofLines.logs },
    {
      calls: mixed.calls,
      gaps: [...mixed.gaps, ...gaps],
      limits: settings.limits,
      shown: { ...ofCalls.shown, logs: ofLines.shown },
    },
  );
}

const NOTHING_SHOWN = { spans: noSpans, traceId: new Int32Array(0), logs: noLogs };

/** A source of rows as one of its points alone. */
function onlyPoints({ name, rows }: Fast): TelemetrySource {
  return {
    name,
    signals: ["metrics"],
    read: async (window, { signal }) => ({
      ...noSignals(window, []),
      points: await rows.points(window, signal),
    }),
  };
}
