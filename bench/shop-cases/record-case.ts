import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { openOutbox } from "@/world/otlp/outbox";
import { runShop } from "@/world/run/shop-run";
import { createShop, type Shop } from "@/world/shop/shop";

import { writeRows } from "../cases/recorded-rows";
import { otlpTables } from "./otlp-tables";
import type { PlannedFault } from "./plans";
import { startRecorder } from "./recorder";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** When the alarm rings, by the time from the fault to the end. */
const [SOONEST, LATEST] = [0.125, 0.5];
const MINUTES = { before: 15, after: 4 };
/** Visits a second. */
const TRAFFIC = 2;
const ENTRY = "storefront";

export type Recording = {
  folder: string;
  fault: PlannedFault;
  seed: number;
  startMs: number;
  /** Recorded before the fault, and from it on. */
  minutes?: { before: number; after: number };
  dice: () => number;
};

/**
 * Lets a fault happen to the simulated shop, and writes it down as a recorded case: what ingest would read of the OTLP that its processes
 * sent, its changes, and the answer apart.
 */
export async function recordCase({
  folder,
  fault,
  seed,
  startMs,
  minutes = MINUTES,
  dice,
}: Recording): Promise<void> {
  const faultMs = startMs + minutes.before * MINUTE_MS;
  const untilMs = faultMs + minutes.after * MINUTE_MS;
  const alarmMs = faultMs + Math.round((SOONEST + (LATEST - SOONEST) * dice()) * minutes.after * MINUTE_MS);
  const shop = createShop({
    seed,
    startMs,
    perSecond: TRAFFIC,
    faults: [{ ...fault, startMs: faultMs, endMs: Infinity }],
  });
  const requests = await sentBy(shop, untilMs);
  await mkdir(folder, { recursive: true });
  const json = (name: string, content: unknown) =>
    writeFile(join(folder, name), `${JSON.stringify(content, null, 1)}\n`);
  await writeRows(join(folder, "rows.json.gz"), otlpTables(requests));
  await json("changes.json", recordedChanges(shop));
  await json("case.json", {
    system: "Simulated shop",
    anomalyStart: alarmMs / SECOND_MS,
    windowStart: startMs / SECOND_MS,
    windowEnd: untilMs / SECOND_MS,
    samplePeriodSec: 10,
    symptom: null,
    entryService: ENTRY,
    files: { rows: "rows.json.gz", changes: "changes.json" },
  });
  await json("truth.json", answerOf(shop));
}

async function sentBy(shop: Shop, untilMs: number) {
  const recorder = await startRecorder();
  const outbox = openOutbox({ endpoint: recorder.endpoint, token: null });
  const failures: string[] = [];
  try {
    await runShop({
      shop,
      outbox,
      clock: { now: () => Infinity, until: () => Promise.resolve() },
      untilMs,
      signal: new AbortController().signal,
      report: (delivery) => void failures.push(...delivery.failures),
    });
  } finally {
    await outbox.close();
    await recorder.stop();
  }
  if (failures.length > 0) throw new Error(failures.join("; "));
  return recorder.requests;
}

/** Configuration is a release of its own kind in the layout of recorded cases. */
function recordedChanges(shop: Shop): unknown {
  const { configuration, ...rest } = shop.changes();
  return {
    ...rest,
    releases: configuration.map(({ timestamp, service, key, from, to }) => ({
      kind: "configuration",
      service,
      time: timestamp,
      fromVersion: `${key}=${from}`,
      toVersion: `${key}=${to}`,
    })),
  };
}

/** Where a call is struck, either of its ends is a fair answer, and so is who calls a third party. */
function answerOf(shop: Shop): unknown {
  const [truth] = shop.truth().faults;
  if (truth === undefined) throw new Error("Nothing happened.");
  const { faultKind, services, edge, change, via } = truth;
  const struck = edge ?? (faultKind === "third-party-outage" ? [...services, "payments"] : services);
  // A flag or a setting has no commit: it is called by the service that it changes.
  const culprit = via === "flag" || via === "configuration" ? services[0] : change;
  return { services: struck, faultKind, change: culprit ?? null, noCodeCause: change === null };
}
