import { readWindow } from "@/lib/sources/read-window";
import { buildFrame } from "@/lib/telemetry/build-frame";
import type { Frame, SampledTrace } from "@/lib/telemetry/frame";
import { noSignals } from "@/lib/telemetry/no-signals";
import { signalsOfTrace } from "@/lib/telemetry/signals-of-trace";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";

import { createAide, type KeptSize, PATIENCE_MS } from "./frame-aide";
import { type AideFor, createStoreFrames } from "./store-frames";

/** Reads windows and makes frames of them, wherever it runs. Rejects where `signal` aborts. */
export type FrameBuilder = {
  /** The sources that are asked, by name. */
  sources: readonly string[];
  frame: (window: TelemetryWindow, signal: AbortSignal) => Promise<Frame>;
  /** A trace of the window, without reasons; null where no source has it. */
  trace: (window: TelemetryWindow, traceId: string, signal: AbortSignal) => Promise<SampledTrace | null>;
};

/** One that can measure minutes before anybody asks for them. */
export type WarmedFrameBuilder = FrameBuilder & {
  /** Measures what is new or has changed of the last two hours before a time; gives what is then kept. */
  warm: (nowUs: number, signal: AbortSignal) => Promise<KeptSize>;
};

/**
 * Makes frames from these sources. Where one that gives rows as numbers is the only one with spans and logs, what is
 * measured of its minutes is kept, and no text is read but what the frame shows; otherwise all is read in full and mixed.
 */
export function createFrameBuilder(
  sources: readonly TelemetrySource[],
  aideFor: AideFor = createAide,
): WarmedFrameBuilder {
  const whole = sources.find(({ rows }) => rows);
  const others = sources.filter((source) => source !== whole);
  const isAlone = others.every(({ signals }) => signals.every((signal) => signal === "metrics"));
  const stored =
    whole?.rows && isAlone ? createStoreFrames({ ...whole, rows: whole.rows }, others, aideFor) : null;
  return {
    sources: sources.map(({ name }) => name),
    async frame(window, signal) {
      if (stored) return stored.frame(window, signal);
      return buildFrame(await readWindow(sources, window, { signal, limitMs: PATIENCE_MS }));
    },
    async trace(window, traceId, signal) {
      const signals = stored
        ? { ...noSignals(window, []), spans: await stored.rows.trace(window, traceId, signal) }
        : signalsOfTrace(await readWindow(sources, window, { signal, limitMs: PATIENCE_MS }), traceId);
      const [found] = buildFrame(signals).traces;
      return found ? { ...found, reasons: [] } : null;
    },
    warm: async (nowUs, signal) => (stored ? stored.warm(nowUs, signal) : { minutes: 0, bytes: 0 }),
  };
}
