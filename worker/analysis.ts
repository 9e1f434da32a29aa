import { parentPort, workerData } from "node:worker_threads";

import { z } from "zod";

import { createRemoteCalls } from "@/lib/server/remote-calls";
import { openDatabase } from "@/lib/store/database";
import { openInvestigationFrames } from "@/lib/store/investigation-frames";

import { createAnalyst } from "./investigation/analyst";
import { analystMethods } from "./investigation/analyst-thread";

/** The entry of a thread that analyses what investigations have read: it reads that from the database itself. */
if (!parentPort) throw new Error("This is the entry of a thread, not of a process.");
const port = parentPort;
const { databaseUrl } = z.object({ databaseUrl: z.string() }).parse(workerData);
const database = openDatabase({ url: databaseUrl, maxConnections: 1 });

createRemoteCalls(
  {
    postMessage: (message, transfer) => port.postMessage(message, [...transfer]),
    on: (event, listener) => port.on(event, listener),
  },
  analystMethods(createAnalyst(openInvestigationFrames(database))),
);
