import { constants } from "node:os";

import { createRemoteCalls } from "@/lib/server/remote-calls";
import { telemetryMethods } from "@/lib/server/telemetry-methods";

import { haveSessionComeAfter } from "./after-people";
import { aroundCrowds } from "./around-crowds";
import { ownProcessors } from "./leave-processor";

/** The entry of the process that keeps a node's telemetry and measures it. */

/** Investigations that ask for a frame so soon after each other are one crowd. Milliseconds. */
const QUIET_MS = 1_000;

// What measures has several threads, which come after what a room waits for. Who sends telemetry waits for it too: it
// keeps a share of a busy machine.
haveSessionComeAfter(constants.priority.PRIORITY_BELOW_NORMAL);

// It ends with the one that started it, which stops on signals and tells it then; a signal may be for all of a group.
process.on("disconnect", () => process.exit());
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => undefined);

const methods = telemetryMethods((gaps) => void calls.call("gaps", gaps).catch(() => undefined));
// Many investigations would have all processors; who sends telemetry, or looks at it, may have them.
const { leaveOne, useAll } = ownProcessors();
const input = aroundCrowds(methods.input, { begin: leaveOne, end: useAll, quietMs: QUIET_MS });

const calls = createRemoteCalls(
  {
    // Where nobody hears it any more, this process is about to end.
    postMessage: (message) => void process.send?.(message, () => undefined),
    on: (event, listener) => process.on(event, listener),
  },
  { ...methods, input },
);
