import { Worker } from "node:worker_threads";

import type { SourceSettings } from "@/lib/telemetry/source-settings";
import type { TelemetryStore } from "@/lib/telemetry/store-port";

import { distantFrames, type FrameServices } from "./distant-frames";
import { storeMethods } from "./distant-store";
import { callsOnDemand, createRemoteCalls } from "./remote-calls";

export type FrameThread = FrameServices & { close: () => Promise<void> };

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
  const thread = callsOnDemand((over) => {
    const worker = new Worker(entry, { workerData: { role: "frames", entry, backends } });
    const calls = createRemoteCalls(
      {
        postMessage: (message, transfer) => worker.postMessage(message, [...transfer]),
        on: (event, listener) => worker.on(event, listener),
      },
      storeMethods(() => store),
    );
    worker.once("error", (cause) => over(new Error("The thread that builds frames has failed.", { cause })));
    worker.once("exit", () => over(new Error("The thread that builds frames is closed.")));
    // Nobody waits for it: what holds the process open is whoever asked.
    worker.unref();
    return { calls, worker };
  });
  return {
    ...distantFrames(thread.calls),
    sources: names,
    distant: backends.map(({ name }) => name),
    async close() {
      await thread.started()?.worker.terminate();
    },
  };
}
