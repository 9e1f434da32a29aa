import { z } from "zod";

import type { Frame, SampledTrace } from "@/lib/telemetry/frame";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import type { Unasked } from "@/lib/wire/telemetry-frames-port";

import type { KeptSize } from "./frame-aide";
import type { WarmedFrameBuilder } from "./frame-builder";
import type { InputReader, InputWanted, PackedInput } from "./investigation-input";
import type { Method, RemoteCalls } from "./remote-calls";

/** Where the bytes of what is packed lie. */
const PACKED_DEPTH = 1;
/** Levels at which a frame's arrays lie, from the frame itself. */
const FRAME_DEPTH = 5;

/** All that is done with frames where they are built. */
export type FrameServices = WarmedFrameBuilder & {
  /** What investigations rest on is packed there too: nothing but its bytes comes from there. */
  readInput: InputReader;
};

// Both sides are ours and of one build.
const isFrame = z.custom<Frame>((value) => typeof value === "object" && value !== null && "grid" in value);
const isKeptSize = z.custom<KeptSize>((value) => typeof value === "object" && value !== null);
const isPackedInput = z.custom<PackedInput>(
  (value) => typeof value === "object" && value !== null && "packed" in value,
);
const isTrace = z.custom<SampledTrace | null>((value) => typeof value === "object");

type Own = Omit<FrameServices, "sources" | "distant">;

/** Frames that are built in another thread or process, as this one sees them. */
export function distantFrames(calls: () => RemoteCalls): Own {
  return {
    frame: async (window, signal, unasked) =>
      isFrame.parse(await calls().call("frame", { window, unasked }, { signal })),
    async ask(source, window, signal) {
      await calls().call("ask", { source, window }, { signal });
    },
    trace: async (window, traceId, signal) =>
      isTrace.parse(await calls().call("trace", { window, traceId }, { signal })),
    warm: async (nowUs, signal) => isKeptSize.parse(await calls().call("warm", { nowUs }, { signal })),
    readInput: async (wanted, signal) => isPackedInput.parse(await calls().call("input", wanted, { signal })),
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

/** What whoever builds frames does for the one that started it. */
export function frameMethods(own: () => Own) {
  return {
    frame: async (input, signal) => {
      const { window, unasked } = frameInput.parse(input);
      return { answer: await own().frame(window, signal, unasked), depth: FRAME_DEPTH };
    },
    ask: async (input, signal) => {
      const { window, source } = askInput.parse(input);
      await own().ask(source, window, signal);
      return { answer: null, depth: 0 };
    },
    trace: async (input, signal) => {
      const { window, traceId } = traceInput.parse(input);
      return { answer: await own().trace(window, traceId, signal), depth: 0 };
    },
    input: async (asked, signal) => {
      return { answer: await own().readInput(inputWanted.parse(asked), signal), depth: PACKED_DEPTH };
    },
    warm: async (input, signal) => {
      return { answer: await own().warm(warmInput.parse(input).nowUs, signal), depth: 0 };
    },
  } satisfies Readonly<Record<string, Method>>;
}
