import type { Grid } from "@/lib/telemetry/frame";
import type { TelemetryWindow } from "@/lib/telemetry/source";

/** So many cells show what is usual, and how far it strays by itself. */
const USUAL_CELLS = 144;
const DAY_US = 86_400_000_000;

/**
 * The stretch before a window in which to see what was usual: as long as the window, and longer, up to a day, where it is
 * measured so rarely that its length holds only a few values.
 */
export function lookBackOf({ fromUs, toUs }: TelemetryWindow, { stepUs }: Grid): TelemetryWindow {
  const lengthUs = toUs - fromUs;
  const wantedUs = Math.min(DAY_US, USUAL_CELLS * stepUs);
  return { fromUs: fromUs - Math.max(lengthUs, wantedUs), toUs: fromUs };
}
