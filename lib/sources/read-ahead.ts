import type { Signals } from "@/lib/telemetry/signals";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";

/** Windows that wait at once to be read, and for how long, in milliseconds. */
const MOST = 8;
const KEPT_MS = 60_000;

type Ahead = { window: TelemetryWindow; signals: Signals; until: number };

/** A source that can be asked for a window before it is read: what it gave is what the next reading gives. */
type AheadSource = TelemetrySource & {
  /** Rejects with why where it gave nothing. */
  ask: (window: TelemetryWindow, options: { signal: AbortSignal }) => Promise<void>;
};

/** The same source, with an answer at hand for whoever reads a window once that somebody has asked for just before. */
export function readAhead(source: TelemetrySource, nowMs: () => number = Date.now): AheadSource {
  let waiting: readonly Ahead[] = [];
  return {
    ...source,
    async ask(window, options) {
      const signals = await source.read(window, options);
      const [gap] = signals.gaps;
      if (gap && isEmpty(signals)) throw new Error(`${source.name}: ${gap.reason}`);
      waiting = [...waiting, { window, signals, until: nowMs() + KEPT_MS }].slice(-MOST);
    },
    async read(window, options) {
      waiting = waiting.filter(({ until }) => until > nowMs());
      const found = waiting.find((each) => isSame(each.window, window));
      if (!found) return source.read(window, options);
      waiting = waiting.filter((each) => each !== found);
      return found.signals;
    },
  };
}

function isEmpty({ points, spans, logs }: Signals): boolean {
  return points.timeUs.length + spans.traceId.length + logs.timeUs.length === 0;
}

function isSame(one: TelemetryWindow, other: TelemetryWindow): boolean {
  return one.fromUs === other.fromUs && one.toUs === other.toUs;
}
