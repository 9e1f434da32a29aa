import { setTimeout as delay } from "node:timers/promises";

import { attempt, readWindow } from "@/lib/sources/read-window";
import { frameSettings, joinFrame, wantedRows } from "@/lib/telemetry/build-frame";
import type { Frame } from "@/lib/telemetry/frame";
import { noLogs, noSignals, noSpans } from "@/lib/telemetry/no-signals";
import type { WantedRows } from "@/lib/telemetry/shown-rows";
import { settleSpans } from "@/lib/telemetry/settled-spans";
import type { SignalGap } from "@/lib/telemetry/signals";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";
import { spanFigures } from "@/lib/telemetry/span-figures";
import type { FrameRowsReader, MinuteVersions } from "@/lib/telemetry/store-port";
import { MINUTE_US } from "@/lib/telemetry/stretch-rows";

import { type FrameAide, type KeptSize, partsOrGap, PATIENCE_MS, type VersionedWindow } from "./frame-aide";
import { createKeptParts, fullMinutes } from "./kept-parts";
import { readsSpans } from "./part-readers";

/** A source that gives rows as numbers. */
type Stored = TelemetrySource & { rows: FrameRowsReader };

export type AideFor = (rows: Pick<FrameRowsReader, "points" | "logs">) => FrameAide;

const MOST_SPAN_BYTES = 256 * 1_024 * 1_024;

/** Minutes that are measured before anybody asks, back from now. */
const WARM_MINUTES = 120;
/** So many at once: a frame that is asked for meanwhile does not wait for more than these. */
const WARMED_AT_ONCE = 10;
/** What is sent of a minute has mostly come so long after it. Microseconds. */
const LATE_US = 10_000_000;

const settings = frameSettings();

/** Makes frames of what a store has, and of metrics that others have. Whoever is there keeps what it measured of full minutes. */
export function createStoreFrames(stored: Stored, aideFor: AideFor) {
  const { rows, name: source } = stored;
  const aide = aideFor(rows);
  const keptSpans = createKeptParts(readsSpans(rows.spans), MOST_SPAN_BYTES);
  const making = new Set<Promise<Frame>>();

  /** Where the store does not say, there are none: then all is read, or is a gap of its own. */
  async function versionsOf(window: TelemetryWindow, signal: AbortSignal): Promise<MinuteVersions> {
    const attempted = await attempt((either) => rows.versions(fullMinutes(window), either), {
      signal,
      limitMs: PATIENCE_MS,
    });
    return attempted.ok ? attempted.value : NO_VERSIONS;
  }

  /** Of points alone; with those of others, nothing of them is kept. */
  async function measurePoints(of: VersionedWindow, signal: AbortSignal, others: readonly TelemetrySource[]) {
    if (others.length === 0) return { ...aide.points(of, signal), calls: [], gaps: [] };
    const { window } = of;
    const mixed = await readWindow([onlyPoints(stored), ...others], window, { signal, limitMs: PATIENCE_MS });
    return { ...aide.mixedPoints(mixed.points, window), calls: mixed.calls, gaps: mixed.gaps };
  }

  async function makeFrame(
    window: TelemetryWindow,
    signal: AbortSignal,
    others: readonly TelemetrySource[],
  ): Promise<Frame> {
    const of = { window, versions: await versionsOf(window, signal) };
    const measuringPoints = measurePoints(of, signal, others);

    async function ofLogs() {
      const grid = await (await measuringPoints).grid;
      const { figures, gap } = await aide.logs({ ...of, grid }, signal);
      const { timesUs } = wantedRows({ wanted: [] }, figures);
      const shown = await readShown({ traces: [], timesUs });
      return { figures, shown: shown.rows.logs, gaps: [gapOf("logs", gap ?? shown.gap)] };
    }
    async function ofSpans() {
      const { parts, gap } = await partsOrGap(
        (either) => keptSpans.of(window, of.versions.spans, either),
        signal,
      );
      // Spans wait for the grid of the points, and are settled meanwhile.
      const settled = settleSpans(parts, window);
      const grid = await (await measuringPoints).grid;
      signal.throwIfAborted();
      const figures = spanFigures(settled, grid, settings);
      const shown = await readShown({ traces: figures.wanted, timesUs: new Float64Array(0) });
      return { figures, shown: shown.rows, gaps: [gapOf("traces", gap ?? shown.gap)] };
    }
    async function readShown(wanted: WantedRows) {
      const attempted = await attempt((either) => rows.shown(window, wanted, either), {
        signal,
        limitMs: PATIENCE_MS,
      });
      return attempted.ok
        ? { rows: attempted.value, gap: null }
        : { rows: NOTHING_SHOWN, gap: attempted.reason };
    }

    async function ofPoints() {
      const { points, calls, gaps } = await measuringPoints;
      const { figures, gap } = await points;
      return { figures, calls, gaps: [...gaps, gapOf("metrics", gap)] };
    }

    const [points, logs, spans] = await Promise.all([ofPoints(), ofLogs(), ofSpans()]);
    return joinFrame(
      { points: points.figures, spans: spans.figures, logs: logs.figures },
      {
        calls: points.calls,
        gaps: [...points.gaps, ...spans.gaps, ...logs.gaps].filter((gap) => gap !== null),
        limits: settings.limits,
        shown: { ...spans.shown, logs: logs.shown },
      },
    );
  }

  function gapOf(signal: SignalGap["signal"], reason: string | null): SignalGap | null {
    return reason === null ? null : { source, signal, reason };
  }

  /** Measures some minutes; gives what is kept then. */
  async function warmMinutes(window: TelemetryWindow, signal: AbortSignal): Promise<KeptSize> {
    const of = { window, versions: await rows.versions(window, signal) };
    await keptSpans.of(window, of.versions.spans, signal);
    const { minutes, bytes } = await aide.warm(of, signal);
    return { minutes, bytes: bytes + keptSpans.bytes() };
  }

  return {
    rows,
    async frame(
      window: TelemetryWindow,
      signal: AbortSignal,
      others: readonly TelemetrySource[],
    ): Promise<Frame> {
      const made = makeFrame(window, signal, others);
      making.add(made);
      try {
        return await made;
      } finally {
        making.delete(made);
      }
    },
    /** The newest first; frames come before, and it rests as long as it has worked. */
    async warm(nowUs: number, signal: AbortSignal): Promise<KeptSize> {
      const end = Math.floor((nowUs - LATE_US) / MINUTE_US) * MINUTE_US;
      let kept: KeptSize = { minutes: 0, bytes: 0 };
      for (let minute = 0; minute < WARM_MINUTES; minute += WARMED_AT_ONCE) {
        await Promise.allSettled(making);
        const begunAt = performance.now();
        const toUs = end - minute * MINUTE_US;
        kept = await warmMinutes({ fromUs: toUs - WARMED_AT_ONCE * MINUTE_US, toUs }, signal);
        await delay(performance.now() - begunAt, undefined, { signal });
      }
      return kept;
    },
  };
}

const NO_VERSIONS: MinuteVersions = {
  points: new Float64Array(0),
  spans: new Float64Array(0),
  logs: new Float64Array(0),
};

const NOTHING_SHOWN = { spans: noSpans, traceId: new Int32Array(0), logs: noLogs };

/** A source of rows as one of its points alone. */
function onlyPoints({ name, rows }: Stored): TelemetrySource {
  return {
    name,
    signals: ["metrics"],
    read: async (window, { signal }) => ({
      ...noSignals(window, []),
      points: await rows.points(window, signal),
    }),
  };
}
