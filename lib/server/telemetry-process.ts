import { fork } from "node:child_process";
import { once } from "node:events";

import { z } from "zod";

import { isStatus, isTaken } from "@/lib/store/telemetry/answers";
import { boundedTake } from "@/lib/store/telemetry/bounded-take";
import type { SampledTrace } from "@/lib/telemetry/frame";
import type { SignalGap } from "@/lib/telemetry/signals";
import type { TelemetryStore } from "@/lib/telemetry/store-port";
import type { ViewName, ViewOf } from "@/lib/wire/frame-views";
import type { Outcome } from "@/lib/wire/problem";
import type { Sender } from "@/lib/wire/telemetry-arrivals";
import type { FrameReader, ViewAsked } from "@/lib/wire/telemetry-frames-port";

import { distantFrames, type FrameServices } from "./distant-frames";
import { distantStore } from "./distant-store";
import type { Environment } from "./environment";
import { callsOnDemand, createRemoteCalls, type RemoteCalls } from "./remote-calls";
import { sourceNames } from "./source-names";

/** How long it may take to close its files. Milliseconds. */
const CLOSE_MS = 4_000;

export type TelemetrySettings = Pick<
  Environment,
  "dataDirectory" | "telemetryLimitBytes" | "telemetryMaxAgeHours" | "sources"
>;

export type TelemetryProcess = Pick<TelemetryStore, "take" | "read" | "status"> & {
  /** Who sent something in the last minute. */
  senders: () => Promise<readonly Sender[]>;
  frames: FrameReader & Pick<FrameServices, "warm" | "readInput">;
  close: () => Promise<void>;
};

// Both processes are ours and of one build.
const given = <Value>() => z.custom<Value>((value) => typeof value === "object" && value !== null);
const isTrace = given<Outcome<SampledTrace | null>>();
const isSenders = given<readonly Sender[]>();
const isGaps = given<readonly SignalGap[]>();

/**
 * The telemetry of this node, kept and measured in a process of its own. What reads and measures it has several threads,
 * and Linux shares processors among sessions first (sched(7), "The autogroup feature"): in this process they would have
 * its share whatever their priority, and who writes in a room would wait for them. It starts with whoever needs it first,
 * and anew after it has failed; it ends when this process does. `hear` is told of each frame what its sources did not give.
 */
export function openTelemetryProcess(
  entry: string,
  { dataDirectory, telemetryLimitBytes, telemetryMaxAgeHours, sources }: TelemetrySettings,
  hear: (gaps: readonly SignalGap[]) => void,
): TelemetryProcess {
  const there = callsOnDemand((over) => {
    const child = fork(entry, {
      serialization: "advanced",
      // Of the options of this process, all but that which keeps the pauses of a thread short: nobody waits for those there.
      execArgv: process.execArgv.filter((option) => !option.startsWith("--max-semi-space-size")),
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      // Its own session.
      detached: process.platform === "linux",
    });
    const calls = createRemoteCalls(
      {
        // To one who has just gone: its end is told below.
        postMessage: (message) => void child.send(message, () => undefined),
        on: (event, listener) => child.on(event, listener),
      },
      {
        gaps: async (input) => {
          hear(isGaps.parse(input));
          return { answer: null, depth: 0 };
        },
      },
    );
    child.once("error", (cause) =>
      over(new Error("The process that keeps telemetry has failed.", { cause })),
    );
    child.once("exit", () => over(new Error("The process that keeps telemetry has ended.")));
    calls
      .call("open", { dataDirectory, telemetryLimitBytes, telemetryMaxAgeHours, sources })
      // Whoever asks for something hears of it.
      .catch(() => undefined);
    return { calls, child };
  });
  const call: RemoteCalls["call"] = (...asked) => there.calls().call(...asked);
  const { ask, warm, readInput } = distantFrames(there.calls);
  const { read } = distantStore({ call });
  return {
    read,
    take: boundedTake(async (sent) => isTaken.parse(await call("take", sent))),
    status: async () => isStatus.parse(await call("status", null)),
    senders: async () => isSenders.parse(await call("senders", null)),
    frames: {
      sources: sourceNames(sources),
      distant: sources.map(({ name }) => name),
      ask,
      warm,
      readInput,
      view: async <Name extends ViewName>(asked: ViewAsked<Name>) =>
        given<Outcome<ViewOf<Name>>>().parse(await call("view", asked)),
      trace: async (window, traceId) => isTrace.parse(await call("trace", { window, traceId })),
    },
    async close() {
      const present = there.started();
      if (!present) return;
      const { child, calls } = present;
      const ended = once(child, "exit");
      const limit = setTimeout(() => child.kill("SIGKILL"), CLOSE_MS);
      calls.call("close", null).then(
        () => child.disconnect(),
        () => child.kill("SIGKILL"),
      );
      await ended;
      clearTimeout(limit);
    },
  };
}
