import type { SampledTrace } from "@/lib/telemetry/frame";
import type { TelemetryWindow } from "@/lib/telemetry/source";

import type { AskedOf, ViewName, ViewOf } from "./frame-views";
import type { Outcome } from "./problem";

/** Sources that are not asked, by name: why, in a sentence. */
export type Unasked = Readonly<Record<string, string>>;

/** A view of a window, and of the one before it where it is to be compared. */
export type ViewAsked<Name extends ViewName> = {
  name: Name;
  asked: AskedOf<Name>;
  window: TelemetryWindow;
  compare?: boolean | undefined;
};

/** Says what can be seen in frames of windows, wherever these are: they are large, and stay there. */
export type FrameReader = {
  /** The sources that are asked, by name; none where nothing is connected. */
  sources: readonly string[];
  /**
   * A view of a window's frame. The same window within seconds is read once, whatever is asked of it. Refused as
   * `rate_limited` where too many windows are asked for at once.
   */
  view: <Name extends ViewName>(asked: ViewAsked<Name>) => Promise<Outcome<ViewOf<Name>>>;
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
