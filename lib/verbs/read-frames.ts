import type { Frame } from "@/lib/telemetry/frame";
import type { FrameReaders } from "@/lib/wire/frames-of";
import { type Outcome, success } from "@/lib/wire/problem";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";
import { windowBefore, windowOf } from "@/lib/wire/telemetry-queries";

type Asked = { from: string; to: string; compare?: boolean };

/** Who reads what a checked query asks about: samples where it says so, else one's own production. */
export function readerAsked(
  { frames, sampleFrames }: FrameReaders,
  { samples }: { samples: boolean },
): FrameReader {
  return samples ? sampleFrames : frames;
}

/** The frame of a checked window; `before` is that of the window before it, where it is to be compared. */
export async function readFrames(
  readers: FrameReaders,
  asked: Asked & { samples: boolean },
): Promise<Outcome<{ frame: Frame; before: Frame | null }>> {
  return readFramesOf(readerAsked(readers, asked), asked);
}

/** The same of one reader. */
export async function readFramesOf(
  frames: FrameReader,
  { compare = false, ...asked }: Asked,
): Promise<Outcome<{ frame: Frame; before: Frame | null }>> {
  const window = windowOf(asked);
  const [frame, before] = await Promise.all([
    frames.frame(window),
    compare ? frames.frame(windowBefore(window)) : success(null),
  ]);
  if (!frame.ok) return frame;
  return before.ok ? success({ frame: frame.value, before: before.value }) : before;
}
