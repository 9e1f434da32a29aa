import { constants } from "node:os";

import { createFrameThread } from "@/lib/server/frame-thread";
import { openTelemetry, telemetryIn } from "@/lib/server/telemetry";
import { telemetryMethods, type TelemetrySettings } from "@/lib/server/telemetry-process";
import { sourceNames } from "@/lib/server/telemetry-sources";
import { createRemoteCalls } from "@/lib/server/remote-calls";
import { threadEntry } from "@/lib/server/thread-entry";

import { haveProcessComeAfterPeople } from "./after-people";

/** The entry of the process that keeps a node's telemetry and measures it. */

// Before anything starts a thread, which would keep the priority of its birth. Whoever sends telemetry waits for it, so it
// keeps a share of a busy machine.
haveProcessComeAfterPeople(constants.priority.PRIORITY_BELOW_NORMAL);

// It ends with the one that started it, which stops on signals and tells it then; a signal may be for all of a group.
process.on("disconnect", () => process.exit());
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => undefined);

function open(settings: TelemetrySettings) {
  const store = openTelemetry(telemetryIn(settings));
  const frames = createFrameThread({
    entry: threadEntry("frames"),
    store,
    backends: settings.sources,
    names: sourceNames(settings.sources),
  });
  async function close(): Promise<void> {
    await frames.close();
    await store.close();
  }
  return { store, frames, close };
}

createRemoteCalls(
  {
    // Where nobody hears it any more, this process is about to end.
    postMessage: (message) => void process.send?.(message, () => undefined),
    on: (event, listener) => process.on(event, listener),
  },
  telemetryMethods(open),
);
