/** What the parts of ingest do on their own, each alone in this process: decoding, and DuckDB's append. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { appendGroup } from "@/lib/store/telemetry/append-group";
import { decodeSent } from "@/lib/store/telemetry/decode-sent";
import { countRows, type PackedRows } from "@/lib/store/telemetry/packed-rows";
import { createNumbered } from "@/lib/store/telemetry/stored-numbers";
import { openTelemetryDatabase } from "@/lib/store/telemetry/telemetry-database";
import type { Sent } from "@/lib/telemetry/store-port";

import { serve } from "../log/messages";
import { readCaptured } from "./captured";
import type { BenchSignal } from "./plan";

/** Requests of one transaction. */
const GROUP = 20;

type Asked = { captured: string; signal: BenchSignal; seconds: number };

function rowsOf(sent: Sent): PackedRows {
  const decoded = decodeSent(sent);
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.rows;
}

const handlers = {
  /** Rows decoded in a second. */
  decode({ captured, signal, seconds }: Asked) {
    const all = readCaptured(captured, signal).map(({ sent }) => sent);
    for (const sent of all) rowsOf(sent);
    const from = performance.now();
    let rows = 0;
    while (performance.now() - from < seconds * 1_000)
      for (const sent of all) rows += countRows(rowsOf(sent));
    return (rows / (performance.now() - from)) * 1_000;
  },
  /** Rows appended and committed in a second, decoded before. */
  async append({ captured, signal, seconds }: Asked) {
    const all = readCaptured(captured, signal).map(({ sent }) => rowsOf(sent));
    const folder = mkdtempSync(join(tmpdir(), "parallax-bench-"));
    const database = await openTelemetryDatabase({ folder, limitBytes: 8 * 1024 ** 3, maxAgeHours: 24 });
    const connection = await database.connect();
    const numbered = createNumbered();
    const from = performance.now();
    let rows = 0;
    for (let at = 0; performance.now() - from < seconds * 1_000; at += GROUP) {
      const group = Array.from({ length: GROUP }, (_, index) => all[(at + index) % all.length]).filter(
        (one) => one !== undefined,
      );
      await connection.run("BEGIN");
      await appendGroup(connection, numbered, group);
      await connection.run("COMMIT");
      for (const one of group) rows += countRows(one);
    }
    const perSecond = (rows / (performance.now() - from)) * 1_000;
    connection.closeSync();
    database.close();
    rmSync(folder, { recursive: true });
    return perSecond;
  },
};

export type Limits = typeof handlers;
serve(handlers);
