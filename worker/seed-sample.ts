import { readFile } from "node:fs/promises";

import { readEnvironment } from "@/lib/server/environment";
import { openDatabase } from "@/lib/store/database";
import { openIncidentLog } from "@/lib/store/incident-log";
import { incidentIdOf } from "@/lib/verbs/incident-id";

import { sampleLog } from "./sample-log";

const SAMPLE = "petsite-latency";

/** Writes the sample incident, unless it is there: what a new installation opens onto. */
async function seedSample(): Promise<void> {
  const database = openDatabase({ url: readEnvironment(process.env).databaseUrl, maxConnections: 2 });
  const log = openIncidentLog({ database });
  try {
    const incidentId = incidentIdOf("sample", SAMPLE);
    if (await log.state(incidentId)) return;
    const file: unknown = JSON.parse(await readFile(`samples/${SAMPLE}.json`, "utf8"));
    const events = sampleLog(SAMPLE, file, await log.nextNumber(), new Date());
    // One unit: an interrupted start leaves no half incident.
    const outcome = await log.append(
      events.map(({ draft, actor }) => ({ incidentId, draft, actor, mayEditOthers: false })),
    );
    if (!outcome.ok) throw new Error(`Event ${outcome.index + 1} of the sample: ${outcome.refusal.detail}`);
  } finally {
    await log.close();
    await database.close();
  }
}

await seedSample();
