/** Keeps telemetry in a folder, one batch after the other, until it is killed; prints each batch that it was told is taken. */
import { writeSync } from "node:fs";

import { openTelemetryStore } from "@/lib/store/telemetry/telemetry-store";
import { MIB, sentSpans, STORE_ENTRIES } from "@/test/telemetry";

const [folder = "", first = "0", fromUs = "0"] = process.argv.slice(2);
const HOUR_US = 3_600_000_000;
const ROWS = 500;
/** How often hours are sealed: a kill shall meet that too. */
const HOUSE_EVERY = 7;

const settings = { folder, limitBytes: 2_000 * MIB, maxAgeHours: 24 };
const store = await openTelemetryStore(settings, STORE_ENTRIES);
for (let batch = Number(first); ; batch++) {
  // An hour for every few batches, so that there is something to seal.
  const atUs = Number(fromUs) + Math.floor(batch / HOUSE_EVERY) * 60_000_000 + batch;
  const taken = await store.take(sentSpans(atUs, ROWS, `batch ${batch}`));
  if (!taken.ok) throw new Error(taken.why);
  writeSync(1, `${batch}\n`);
  if (batch % HOUSE_EVERY === 0) await store.keepHouse(Number(fromUs) + 2.5 * HOUR_US);
}
