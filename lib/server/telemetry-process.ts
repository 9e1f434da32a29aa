import { fork } from "node:child_process";
import { once } from "node:events";

import { z } from "zod";

import { isStatus, isTaken } from "@/lib/store/telemetry/answers";
import { boundedTake } from "@/lib/store/telemetry/bounded-take";
import type { Sent, TelemetryStore } from "@/lib/telemetry/store-port";

import { distantFrames, frameMethods, type FrameServices } from "./distant-frames";
import { distantStore, storeMethods } from "./distant-store";
import type { Environment } from "./environment";
import { callsOnDemand, createRemoteCalls, type Method } from "./remote-calls";
import { sourceNames } from "./telemetry-sources";

/** How long it may take to close its files. Milliseconds. */
const CLOSE_MS = 4_000;

export type TelemetrySettings = Pick<
  Environment,
  "dataDirectory" | "telemetryLimitBytes" | "telemetryMaxAgeHours" | "sources"
>;

export type TelemetryProcess = {
  store: Pick<TelemetryStore, "take" | "read" | "status">;
  frames: FrameServices;
  close: () => Promise<void>;
};

/**
 * The telemetry of this node, kept and measured in a process of its own: what reads and measures it has several threads,
 * and Linux shares processors among sessions first (sched(7), "The autogroup feature"), so that in this process they
 * would have its share whatever their priority, and who writes in a room would wait for them. It starts with whoever
 * needs it first, and anew after it has failed; it ends when this process does.
 */
export function openTelemetryProcess(
  entry: string,
  { dataDirectory, telemetryLimitBytes, telemetryMaxAgeHours, sources }: TelemetrySettings,
): TelemetryProcess {
  const there = callsOnDemand((over) => {
    const child = fork(entry, {
      serialization: "advanced",
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
      {},
    );
    child.once("error", (cause) =>
      over(new Error("The process that keeps telemetry has failed.", { cause })),
    );
    child.once("exit", () => over(new Error("The process that keeps telemetry has ended.")));
    calls
      .call("open", { dataDirectory, telemetryLimitBytes, telemetryMaxAgeHours, sources })
      .catch(() => undefined);
    return { calls, child };
  });
  const { read } = distantStore({ call: (...given) => there.calls().call(...given) });
  return {
    store: {
      take: boundedTake(async (sent) => isTaken.parse(await there.calls().call("take", sent))),
      read,
      status: async () => isStatus.parse(await there.calls().call("status", null)),
    },
    frames: distantFrames(there.calls, {
      sources: sourceNames(sources),
      distant: sources.map(({ name }) => name),
    }),
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

const given = <Value>() => z.custom<Value>((value) => typeof value === "object" && value !== null);
const sentInput = given<Sent>();
const settingsInput = given<TelemetrySettings>();

type Opened = {
  store: Pick<TelemetryStore, "take" | "read" | "rows" | "status">;
  frames: Omit<FrameServices, "sources" | "distant">;
  close: () => Promise<void>;
};

/** What that process does for the one that started it. It is told first how to open. */
export function telemetryMethods(
  open: (settings: TelemetrySettings) => Opened,
): Readonly<Record<string, Method>> {
  let opened: Opened | null = null;
  function present(): Opened {
    if (!opened) throw new Error("Telemetry has not been opened.");
    return opened;
  }
  return {
    ...frameMethods(() => present().frames),
    ...storeMethods(() => present().store),
    async open(settings) {
      opened = open(settingsInput.parse(settings));
      return { answer: null, depth: 0 };
    },
    async take(input) {
      const sent = sentInput.parse(input);
      // The store hands its buffer on.
      const body = new Uint8Array(sent.body);
      return { answer: await present().store.take({ ...sent, body }), depth: 0 };
    },
    status: async () => ({ answer: await present().store.status(), depth: 0 }),
    async close() {
      await present().close();
      return { answer: null, depth: 0 };
    },
  };
}
