import { appendGroup } from "@/lib/store/telemetry/append-group";
import { packLogs, packPoints, packSpans } from "@/lib/store/telemetry/packed-rows";
import { createSeriesIds } from "@/lib/store/telemetry/series-ids";
import { openTelemetryDatabase } from "@/lib/store/telemetry/telemetry-database";

import { type Size, syntheticSignals } from "./synthetic-signals";

/** Settings of a store that keeps whatever it is given. */
export const roomyStore = (folder: string) => ({ folder, limitBytes: 2 ** 40, maxAgeHours: 10 ** 6 });

/** Fills a store's folder with the synthetic window, by the store's own way to append; gives the window. */
export async function fillStore(folder: string, size: Size): Promise<{ fromUs: number; toUs: number }> {
  const database = await openTelemetryDatabase(roomyStore(folder));
  const connection = await database.connect();
  const ids = createSeriesIds();
  await ids.reload(connection);
  const { points, spans, logs, fromUs, toUs } = syntheticSignals(size);
  for (const rows of [packPoints(points), packSpans(spans), packLogs(logs)]) {
    await connection.run("BEGIN");
    await appendGroup(connection, ids, [rows]);
    await connection.run("COMMIT");
  }
  connection.closeSync();
  database.close();
  return { fromUs, toUs };
}
