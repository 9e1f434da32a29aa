import { readFile } from "node:fs/promises";

import { readEnvironment } from "@/lib/server/environment";
import { openDatabase } from "@/lib/store/database";
import { openIncidentLog } from "@/lib/store/incident-log";
import { incidentIdOf } from "@/lib/verbs/incident-id";

import { readSample } from "./sample-log";

const SAMPLE = "petsite-latency";

/**
 * Writes the sample incident: what a new installation opens onto. It is written by the clock of the recording,
 * one event after the other, and an interrupted start is taken up where it stopped.
 */
async function seedSample(): Promise<void> {
  const file: unknown = JSON.parse(await readFile(`samples/${SAMPLE}.json`, "utf8"));
  const sample = readSample(SAMPLE, file);
  const database = openDatabase({ url: readEnvironment(process.env).databaseUrl, maxConnections: 2 });
  let clock = new Date();
  const log = openIncidentLog({ database, now: () => clock });
  try {
    const incidentId = incidentIdOf("sample", SAMPLE);
    const state = await log.state(incidentId);
    const start = state ? sample.startFrom(state.declaredAt) : sample.startBefore(new Date());
    const events = sample.events({ start, number: state?.number ?? (await log.nextNumber()) });
    if (state && state.lastSeq >= events.length) return;
    // Whoever started this learns that the installation is new.
    if (!state) process.stdout.write("written\n");
    for (const { draft, actor, occurredAt } of events) {
      clock = new Date(occurredAt);
      const outcome = await log.append([{ incidentId, draft, actor, mayEditOthers: false }]);
      if (outcome.ok) continue;
      // People have made it theirs, as by merging it: then it stays as it is.
      if (state) return;
      throw new Error(`${draft.commandId}: ${outcome.refusal.detail}`);
    }
  } finally {
    await log.close();
    await database.close();
  }
}

await seedSample();
