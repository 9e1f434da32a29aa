import type { AskedOf, ViewName, ViewOf } from "@/lib/wire/frame-views";
import type { FrameReaders } from "@/lib/wire/frames-of";
import type { Outcome } from "@/lib/wire/problem";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";
import { windowOf } from "@/lib/wire/telemetry-queries";

type Query = { from: string; to: string; compare?: boolean };

/** Who reads what a checked query asks about: samples where it says so, else one's own production. */
export function readerAsked(
  { frames, sampleFrames }: FrameReaders,
  { samples }: { samples: boolean },
): FrameReader {
  return samples ? sampleFrames : frames;
}

/** A view of a checked window, compared with the window before it where the query says so. */
export function readView<Name extends ViewName>(
  readers: FrameReaders,
  query: Query & { samples: boolean },
  name: Name,
  asked: AskedOf<Name>,
): Promise<Outcome<ViewOf<Name>>> {
  return readViewOf(readerAsked(readers, query), query, name, asked);
}

/** The same of one reader. */
export function readViewOf<Name extends ViewName>(
  frames: FrameReader,
  query: Query,
  name: Name,
  asked: AskedOf<Name>,
): Promise<Outcome<ViewOf<Name>>> {
  return frames.view({ name, asked, window: windowOf(query), compare: query.compare });
}
