import { MessagePort, parentPort, workerData } from "node:worker_threads";

import { z } from "zod";

import { ownTelemetry } from "@/lib/store/telemetry/owner";

/** The entry of the thread that owns the telemetry database. */
const given = z.object({
  settings: z.object({
    folder: z.string(),
    limitBytes: z.number(),
    maxAgeHours: z.number(),
    mostSeries: z.number().optional(),
  }),
  decoder: z.instanceof(MessagePort),
});

if (!parentPort) throw new Error("This is the entry of a thread, not of a process.");
const { settings, decoder } = given.parse(workerData);
await ownTelemetry(parentPort, decoder, settings);
