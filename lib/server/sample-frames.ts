import { buildFrame } from "@/lib/telemetry/build-frame";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";

import { createFrameReader } from "./frame-reader";
import { type InputReader, readInput } from "./investigation-input";
import { createFrameThread } from "./frame-thread";
import type { SampleTelemetry } from "./sample-telemetry";
import { threadEntry } from "./thread-entry";

/** Reads the telemetry of samples, and no other source. */
export function readSampleFrames(store: SampleTelemetry): {
  reader: FrameReader;
  readInput: InputReader;
  close: () => Promise<void>;
} {
  const builder = createFrameThread({
    entry: threadEntry("frames"),
    store,
    backends: [],
    names: ["Samples"],
  });
  // Whoever only looks opens no store.
  const empty = (window: TelemetryWindow) => Promise.resolve(buildFrame(noSignals(window, [])));
  const reader = createFrameReader({
    ...builder,
    frame: (window, signal, unasked) =>
      store.isThere() ? builder.frame(window, signal, unasked) : empty(window),
    trace: (window, traceId, signal) =>
      store.isThere() ? builder.trace(window, traceId, signal) : Promise.resolve(null),
  });
  const readSamples: InputReader = (wanted, signal) =>
    store.isThere() ? builder.readInput(wanted, signal) : readInput(empty, wanted);
  return { reader, readInput: readSamples, close: () => builder.close() };
}
