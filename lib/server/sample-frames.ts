import { buildFrame } from "@/lib/telemetry/build-frame";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";

import { createFrameReader } from "./frame-reader";
import { createFrameThread } from "./frame-thread";
import type { SampleTelemetry } from "./sample-telemetry";
import { threadEntry } from "./thread-entry";

/** Reads the telemetry of samples, and no other source. */
export function readSampleFrames(store: SampleTelemetry): {
  reader: FrameReader;
  close: () => Promise<void>;
} {
  const builder = createFrameThread({
    entry: threadEntry("frames"),
    store,
    backends: [],
    names: ["Samples"],
  });
  const reader = createFrameReader({
    ...builder,
    // Whoever only looks opens no store.
    frame: (window, signal, unasked) =>
      store.isThere()
        ? builder.frame(window, signal, unasked)
        : Promise.resolve(buildFrame(noSignals(window, []))),
    trace: (window, traceId, signal) =>
      store.isThere() ? builder.trace(window, traceId, signal) : Promise.resolve(null),
  });
  return { reader, close: () => builder.close() };
}
