import { readWindow } from "@/lib/sources/read-window";
import { readAhead } from "@/lib/sources/read-ahead";
import { buildFrame } from "@/lib/telemetry/build-frame";
import type { Frame, SampledTrace } from "@/lib/telemetry/frame";
import { noSignals } from "@/lib/telemetry/no-signals";
import { signalsOfTrace } from "@/lib/telemetry/signals-of-trace";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";

import type { Unasked } from "@/lib/wire/telemetry-frames-port";

import { createAide, type KeptSize, PATIENCE_MS } from "./frame-aide";
import { askedOf } from "./frame-sources";
import { type AideFor, createStoreFrames } from "./store-frames";

/** Reads windows and makes frames of them, wherever it runs. Rejects where `signal` aborts. */
export type FrameBuilder = {
  /** The sources that are asked, by name. */
  sources: readonly string[];
  frame: (window: TelemetryWindow, signal: AbortSignal, unasked?: Unasked) => Promise<Frame>;
  /** Those of them that are somewhere else. */
  distant: readonly string[];
  /** Asks one of those, which remembers for a moment what it gave. Rejects where it gave nothing. */
  ask: (source: string, window: TelemetryWindow, signal: AbortSignal) => Promise<void>;
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
  given: readonly TelemetrySource[],
  aideFor: AideFor = createAide,
): WarmedFrameBuilder {
  const whole = given.find(({ rows }) => rows);
  const others = given.filter((source) => source !== whole).map((source) => readAhead(source));
  const sources = given.map((source) => others.find(({ name }) => name === source.name) ?? source);
  const isAlone = others.every(({ signals }) => signals.every((signal) => signal === "metrics"));
  const stored = whole?.rows && isAlone ? createStoreFrames({ ...whole, rows: whole.rows }, aideFor) : null;
  return {
    sources: sources.map(({ name }) => name),
    distant: others.map(({ name }) => name),
    async ask(name, window, signal) {
      const source = others.find((each) => each.name === name);
      if (!source) throw new Error(`${name} is no source here.`);
      await source.ask(window, { signal });
    },
    async frame(window, signal, unasked = {}) {
      if (stored) return stored.frame(window, signal, askedOf(others, unasked));
      return buildFrame(
        await readWindow(askedOf(sources, unasked), window, { signal, limitMs: PATIENCE_MS }),
      );
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
