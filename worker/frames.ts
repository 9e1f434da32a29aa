import { parentPort, workerData } from "node:worker_threads";

import { z } from "zod";

import { frameMethods } from "@/lib/server/distant-frames";
import { createAide } from "@/lib/server/frame-aide";
import { aideMethods, distantRows, startAide } from "@/lib/server/frame-aide-thread";
import { createFrameBuilder, type WarmedFrameBuilder } from "@/lib/server/frame-builder";
import { distantStore } from "@/lib/server/distant-store";
import { readInput } from "@/lib/server/investigation-input";
import { telemetrySources } from "@/lib/server/telemetry-sources";
import { createRemoteCalls } from "@/lib/server/remote-calls";
import { sourceSettings } from "@/lib/telemetry/source-settings";

import { comeAfterPeople } from "./after-people";

/** The entry of the thread that builds frames, and of the aide that it starts. */
const role = z.discriminatedUnion("role", [
  z.object({ role: z.literal("frames"), entry: z.string(), backends: z.array(sourceSettings) }),
  z.object({ role: z.literal("aide") }),
]);

if (!parentPort) throw new Error("This is the entry of a thread, not of a process.");
const port = parentPort;
const end = {
  postMessage: (message: object, transfer: readonly ArrayBuffer[]) =>
    port.postMessage(message, [...transfer]),
  on: (event: "message", listener: (message: unknown) => void) => port.on(event, listener),
};

// What somebody in a room waits for comes before the frames of many investigations. Elsewhere than on Linux this would
// be the priority of the whole process.
if (process.platform === "linux") comeAfterPeople();

const own = role.parse(workerData);
if (own.role === "aide") {
  const calls = createRemoteCalls(
    end,
    aideMethods(() => aide),
  );
  const aide = createAide(distantRows(calls));
} else {
  const calls = createRemoteCalls(
    end,
    frameMethods(() => ({
      ...builder,
      readInput: (wanted, signal) =>
        readInput((window) => builder.frame(window, signal, wanted.unasked), wanted),
    })),
  );
  const builder: WarmedFrameBuilder = createFrameBuilder(
    telemetrySources(distantStore(calls), own.backends),
    (rows) => startAide(own.entry, rows),
  );
}
