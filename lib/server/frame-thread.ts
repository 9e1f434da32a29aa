import { Worker } from "node:worker_threads";

import { z } from "zod";

import type { Frame, SampledTrace } from "@/lib/telemetry/frame";
import type { SourceSettings } from "@/lib/telemetry/source-settings";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import type { TelemetryStore } from "@/lib/telemetry/store-port";

import type { Unasked } from "@/lib/wire/telemetry-frames-port";

import type { KeptSize } from "./frame-aide";
import type { WarmedFrameBuilder } from "./frame-builder";
import { type InputReader, type InputWanted, type PackedInput, readInput } from "./investigation-input";
import { storeMethods } from "./frame-thread-store";
import { createThreadCalls, type Method, type ThreadCalls } from "./thread-calls";

/** Where the bytes of what is packed lie. */
const PACKED_DEPTH = 1;
/** Levels at which a frame's arrays lie, from the frame itself. */
const FRAME_DEPTH = 5;

export type FrameThread = WarmedFrameBuilder & {
  /** What investigations rest on is packed there too: nothing but its bytes comes over here. */
  readInput: InputReader;
  close: () => Promise<void>;
};

// Both threads are ours and of one build.
const isFrame = z.custom<Frame>((value) => typeof value === "object" && value !== null && "grid" in value);
const isKeptSize = z.custom<KeptSize>((value) => typeof value === "object" && value !== null);
const isPackedInput = z.custom<PackedInput>(
  (value) => typeof value === "object" && value !== null && "packed" in value,
);
const isTrace = z.custom<SampledTrace | null>((value) => typeof value === "object");

/**
 * A builder of frames in a thread of its own, so that this one goes on answering. It starts with the first frame, and
 * anew after it has failed; it reads the backends itself, and the store through this thread.
 */
export function createFrameThread({
  entry,
  store,
  backends,
  names,
}: {
  entry: string;
  store: Pick<TelemetryStore, "read" | "rows">;
  backends: readonly SourceSettings[];
  /** Of all sources. */
  names: readonly string[];
}): FrameThread {
  let started: { worker: Worker; calls: ThreadCalls } | null = null;

  function thread(): ThreadCalls {
    if (started) return started.calls;
    const worker = new Worker(entry, { workerData: { role: "frames", entry, backends } });
    const calls = createThreadCalls(
      {
        postMessage: (message, transfer) => worker.postMessage(message, [...transfer]),
        on: (event, listener) => worker.on(event, listener),
      },
      storeMethods(store),
    );
    const own = { worker, calls };
    const over = (error: Error) => {
      calls.fail(error);
      if (started === own) started = null;
    };
    worker.once("error", (cause) => over(new Error("The thread that builds frames has failed.", { cause })));
    worker.once("exit", () => over(new Error("The thread that builds frames is closed.")));
    // Nobody waits for it: what holds the process open is whoever asked.
    worker.unref();
    started = own;
    return calls;
  }

  return {
    sources: names,
    distant: backends.map(({ name }) => name),
    frame: async (window, signal, unasked) =>
      isFrame.parse(await thread().call("frame", { window, unasked }, { signal })),
    async ask(source, window, signal) {
      await thread().call("ask", { source, window }, { signal });
    },
    trace: async (window, traceId, signal) =>
      isTrace.parse(await thread().call("trace", { window, traceId }, { signal })),
    warm: async (nowUs, signal) => isKeptSize.parse(await thread().call("warm", { nowUs }, { signal })),
    readInput: async (wanted, signal) =>
      isPackedInput.parse(await thread().call("input", wanted, { signal })),
    async close() {
      await started?.worker.terminate();
    },
  };
}

const frameInput = z.custom<{ window: TelemetryWindow; unasked?: Unasked }>(
  (value) => typeof value === "object",
);
const askInput = z.custom<{ window: TelemetryWindow; source: string }>((value) => typeof value === "object");
const inputWanted = z.custom<InputWanted>((value) => typeof value === "object");
const warmInput = z.object({ nowUs: z.number() });
const traceInput = z.custom<{ window: TelemetryWindow; traceId: string }>(
  (value) => typeof value === "object",
);

/** What the thread of frames does for the one that started it. */
export function builderMethods(builder: () => WarmedFrameBuilder): Readonly<Record<string, Method>> {
  return {
    async frame(input, signal) {
      const { window, unasked } = frameInput.parse(input);
      return { answer: await builder().frame(window, signal, unasked), depth: FRAME_DEPTH };
    },
    async ask(input, signal) {
      const { window, source } = askInput.parse(input);
      await builder().ask(source, window, signal);
      return { answer: null, depth: 0 };
    },
    async trace(input, signal) {
      const { window, traceId } = traceInput.parse(input);
      return { answer: await builder().trace(window, traceId, signal), depth: 0 };
    },
    async input(asked, signal) {
      const wanted = inputWanted.parse(asked);
      const frameOf = (window: TelemetryWindow) => builder().frame(window, signal, wanted.unasked);
      return { answer: await readInput(frameOf, wanted), depth: PACKED_DEPTH };
    },
    async warm(input, signal) {
      return { answer: await builder().warm(warmInput.parse(input).nowUs, signal), depth: 0 };
    },
  };
}
