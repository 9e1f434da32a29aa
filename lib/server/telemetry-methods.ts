import { z } from "zod";

import type { SignalGap } from "@/lib/telemetry/signals";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import type { Sent } from "@/lib/telemetry/store-port";
import type { ViewName } from "@/lib/wire/frame-views";
import type { ViewAsked } from "@/lib/wire/telemetry-frames-port";

import { readSenders } from "./arrivals-reader";
import { frameMethods } from "./distant-frames";
import { storeMethods } from "./distant-store";
import { createFrameReader } from "./frame-reader";
import { createFrameThread } from "./frame-thread";
import type { Method } from "./remote-calls";
import { tellGaps } from "./source-health";
import { sourceNames } from "./source-names";
import { openTelemetry, telemetryIn } from "./telemetry";
import type { TelemetrySettings } from "./telemetry-process";
import { embeddedSource } from "./telemetry-sources";
import { threadEntry } from "./thread-entry";

// Both processes are ours and of one build.
const given = <Value>() => z.custom<Value>((value) => typeof value === "object" && value !== null);
const sentInput = given<Sent>();
const settingsInput = given<TelemetrySettings>();
const viewInput = given<ViewAsked<ViewName>>();
const traceInput = given<{ window: TelemetryWindow; traceId: string }>();

/** Is told of each frame what its sources did not give. */
type TellGaps = (gaps: readonly SignalGap[]) => void;

/** What the process that keeps telemetry does for the one that started it, which tells it first how to open. */
export function telemetryMethods(tell: TellGaps) {
  let opened: ReturnType<typeof open> | null = null;
  function present(): ReturnType<typeof open> {
    if (!opened) throw new Error("Telemetry has not been opened.");
    return opened;
  }
  const { ask, warm, input } = frameMethods(() => present().frames);
  const { tables } = storeMethods(() => present().store);
  return {
    tables,
    ask,
    warm,
    input,
    async open(settings) {
      opened = open(settingsInput.parse(settings), tell);
      return { answer: null, depth: 0 };
    },
    async take(asked) {
      const sent = sentInput.parse(asked);
      // The store hands its buffer on.
      const body = new Uint8Array(sent.body);
      return { answer: await present().store.take({ ...sent, body }), depth: 0 };
    },
    status: async () => ({ answer: await present().store.status(), depth: 0 }),
    senders: async () => ({
      answer: await readSenders(embeddedSource(present().store), Date.now()),
      depth: 0,
    }),
    view: async (asked) => ({ answer: await present().reader.view(viewInput.parse(asked)), depth: 0 }),
    async trace(asked) {
      const { window, traceId } = traceInput.parse(asked);
      return { answer: await present().reader.trace(window, traceId), depth: 0 };
    },
    async close() {
      await present().close();
      return { answer: null, depth: 0 };
    },
  } satisfies Readonly<Record<string, Method>>;
}

function open(settings: TelemetrySettings, tell: TellGaps) {
  const store = openTelemetry(telemetryIn(settings));
  const thread = createFrameThread({
    entry: threadEntry("frames"),
    store,
    backends: settings.sources,
    names: sourceNames(settings.sources),
  });
  const frames = tellGaps(thread, tell);
  return {
    store,
    frames,
    reader: createFrameReader(frames),
    async close() {
      await thread.close();
      await store.close();
    },
  };
}
