import type { Frame, SampledTrace } from "@/lib/telemetry/frame";
import type { TelemetryWindow } from "@/lib/telemetry/source";

import type { Outcome } from "./problem";

/** Sources that are not asked, by name: why, in a sentence. */
export type Unasked = Readonly<Record<string, string>>;

/** Gives frames of windows, whoever holds the telemetry. */
export type FrameReader = {
  /** The sources that are asked, by name; none where nothing is connected. */
  sources: readonly string[];
  /**
   * The frame of a window. The same window within seconds is built once, so its frame is shared: nobody may change it.
   * Refused as `rate_limited` where too many windows are asked for at once.
   */
  frame: (window: TelemetryWindow, unasked?: Unasked) => Promise<Outcome<Frame>>;
  /** Sources that are somewhere else, by name: each may be slow, or away, for itself. */
  distant: readonly string[];
  /**
   * Asks one of them for a window, as its frame will: what it answers is at hand for a moment. Rejects with why where it
   * gives nothing.
   */
  ask: (source: string, window: TelemetryWindow, signal: AbortSignal) => Promise<void>;
  /** A trace of the window, whether its frame keeps it or not: then without reasons. Null where no source has it. */
  trace: (window: TelemetryWindow, traceId: string) => Promise<Outcome<SampledTrace | null>>;
};
