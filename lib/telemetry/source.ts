import type { SignalGap, Signals } from "./signals";
import type { FrameRowsReader } from "./store-port";

export type SignalName = SignalGap["signal"];

/** Microseconds since 1970. */
export type TelemetryWindow = {
  fromUs: number;
  /** Exclusive. */
  toUs: number;
};

/** Where telemetry is read from: the embedded store, or a backend of the team's own. */
export type TelemetrySource = {
  /** As its owner named it; gaps carry it. No two sources of one reading share a name. */
  name: string;
  /** What it holds: what is missing where it fails as a whole. */
  signals: readonly SignalName[];
  /**
   * Everything it has of a window. What it cannot give is a gap in what it gives. Rejects where `signal` aborts, with
   * the signal's reason, and otherwise only by a defect of its own.
   */
  read: (window: TelemetryWindow, options: { signal: AbortSignal }) => Promise<Signals>;
  /** The same as numbers, where it can: with no other source of the same signals there is no need of more. */
  rows?: FrameRowsReader;
};
