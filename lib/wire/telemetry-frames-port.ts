import type { Frame, SampledTrace } from "@/lib/telemetry/frame";
import type { TelemetryWindow } from "@/lib/telemetry/source";

import type { Outcome } from "./problem";

/** Gives frames of windows, whoever holds the telemetry. */
export type FrameReader = {
  /** The sources that are asked, by name; none where nothing is connected. */
  sources: readonly string[];
  /**
   * The frame of a window. The same window within seconds is built once, so its frame is shared: nobody may change it.
   * Refused as `rate_limited` where too many windows are asked for at once.
   */
  frame: (window: TelemetryWindow) => Promise<Outcome<Frame>>;
  /** A trace of the window, whether its frame keeps it or not: then without reasons. Null where no source has it. */
  trace: (window: TelemetryWindow, traceId: string) => Promise<Outcome<SampledTrace | null>>;
};
