import { appendGroup } from "@/lib/store/telemetry/append-group";
import { packLogs, packPoints, packSpans } from "@/lib/store/telemetry/packed-rows";
import type { StoreSettings } from "@/lib/store/telemetry/messages";
import { createNumbered } from "@/lib/store/telemetry/stored-numbers";
import { keptLogs } from "@/lib/telemetry/kept-logs";
import { keptSpans } from "@/lib/telemetry/kept-spans";
import { openTelemetryDatabase } from "@/lib/store/telemetry/telemetry-database";

import { type Size, syntheticSignals } from "./synthetic-signals";

/** Settings of a store that keeps whatever it is given. */
export const roomyStore = (folder: string) => ({ folder, limitBytes: 2 ** 40, maxAgeHours: 10 ** 6 });

/** Fills a store with the synthetic window, by the store's own way to append; gives the window. */
export async function fillStore(
  settings: StoreSettings,
  size: Size,
): Promise<{ fromUs: number; toUs: number }> {
  const database = await openTelemetryDatabase(settings);
  const connection = await database.connect();
  const numbered = createNumbered();
  await numbered.reload(connection);
  const { points, spans, logs, fromUs, toUs } = syntheticSignals(size);
  for (const rows of [packPoints(points), packSpans(keptSpans(spans)), packLogs(keptLogs(logs))]) {
    await connection.run("BEGIN");
    await appendGroup(connection, numbered, [rows]);
    await connection.run("COMMIT");
  }
  connection.closeSync();
  database.close();
  return { fromUs, toUs };
}
