import type { Frame } from "@/lib/telemetry/frame";
import { type Outcome, success } from "@/lib/wire/problem";
import { windowBefore, windowOf } from "@/lib/wire/telemetry-queries";

import type { TelemetryContext } from "./telemetry-context";

/** The frame of a checked window; `before` is that of the window before it, where it is to be compared. */
export async function readFrames(
  { frames }: Pick<TelemetryContext, "frames">,
  { compare = false, ...asked }: { from: string; to: string; compare?: boolean },
): Promise<Outcome<{ frame: Frame; before: Frame | null }>> {
  const window = windowOf(asked);
  const [frame, before] = await Promise.all([
    frames.frame(window),
    compare ? frames.frame(windowBefore(window)) : success(null),
  ]);
  if (!frame.ok) return frame;
  return before.ok ? success({ frame: frame.value, before: before.value }) : before;
}
