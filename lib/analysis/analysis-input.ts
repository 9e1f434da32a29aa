import type { Change } from "@/lib/changes/change";
import type { Frame } from "@/lib/telemetry/frame";

/** All that an analysis is given: an alarm rang about now, and this is what production said of itself. */
export type AnalysisInput = {
  frame: Frame;
  /** A fault-free reference that was recorded apart; null where the frame's own past is all there is. */
  baseline: Frame | null;
  /** The service and the metric are those that rang; null where the alarm names none. */
  alarm: { atUs: number; service: string | null; metric: string | null };
  /** What clients call first; null where nobody says. */
  entryService: string | null;
  /** Earlier, unrelated incidents. Microseconds, end exclusive. */
  exclude: readonly { fromUs: number; toUs: number }[];
  changes: readonly Change[];
};
