import type { Kind } from "@/lib/timeline/vocabulary";

import type { FrameReader } from "./telemetry-frames-port";

/** Who reads what: the telemetry of one's own production, and that of samples. The two never answer for one another. */
export type FrameReaders = { frames: FrameReader; sampleFrames: FrameReader };

/** Who reads the telemetry of an incident of this kind. */
export function framesOf({ frames, sampleFrames }: FrameReaders, kind: Kind): FrameReader {
  return kind === "sample" ? sampleFrames : frames;
}
