import { constants } from "node:os";

import { createRemoteCalls } from "@/lib/server/remote-calls";
import { telemetryMethods } from "@/lib/server/telemetry-methods";

import { haveProcessComeAfterPeople } from "./after-people";

/** The entry of the process that keeps a node's telemetry and measures it. */

// Before anything starts a thread, which would keep the priority of its birth. Whoever sends telemetry waits for it, so it
// keeps a share of a busy machine.
haveProcessComeAfterPeople(constants.priority.PRIORITY_BELOW_NORMAL);

// It ends with the one that started it, which stops on signals and tells it then; a signal may be for all of a group.
process.on("disconnect", () => process.exit());
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => undefined);

const calls = createRemoteCalls(
  {
    // Where nobody hears it any more, this process is about to end.
    postMessage: (message) => void process.send?.(message, () => undefined),
    on: (event, listener) => process.on(event, listener),
  },
  telemetryMethods((gaps) => void calls.call("gaps", gaps).catch(() => undefined)),
);
