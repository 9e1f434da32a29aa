import { buildFrame } from "@/lib/telemetry/build-frame";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";

import { createFrameReader } from "./frame-reader";
import { type InputReader, readInput } from "./investigation-input";
import { createFrameThread } from "./frame-thread";
import type { SampleTelemetry } from "./sample-telemetry";
import { threadEntry } from "./thread-entry";

/** What is measured where there is no store: whoever only looks opens none. */
const empty = (window: TelemetryWindow) => Promise.resolve(buildFrame(noSignals(window, [])));

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
