import { MessagePort, parentPort, workerData } from "node:worker_threads";

import { z } from "zod";

import { decodeTelemetry } from "@/lib/store/telemetry/decoder";

/** The entry of the thread that decodes telemetry for the one that owns the database. */
const given = z.object({ owner: z.instanceof(MessagePort) });

if (!parentPort) throw new Error("This is the entry of a thread, not of a process.");
decodeTelemetry(parentPort, given.parse(workerData).owner);
