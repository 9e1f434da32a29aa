import type { DuckDBConnection } from "@duckdb/node-api";

import type { LogLines } from "@/lib/telemetry/log-lines";
import type { NumberedSpans } from "@/lib/telemetry/numbered-spans";
import type { ShownRows, WantedRows } from "@/lib/telemetry/shown-rows";
import type { PointTable, SpanTable } from "@/lib/telemetry/signals";
import type { Window, WindowTables } from "@/lib/telemetry/store-port";

import { readLogLines, readNumberedSpans } from "./read-numbers";
import { readPoints } from "./read-points";
import { readShown } from "./read-shown";
import { readLogs, readSpans } from "./read-tables";
import { quoted, type Segments } from "./segments";
import { inWindow } from "./window-source";

/** What is read of a window: all of it in full, a part as numbers, or the few rows that a frame shows. */
export type Reading =
  | { of: "tables" | "points" | "spans" | "logs"; window: Window }
  | { of: "shown"; window: Window; wanted: WantedRows }
  | { of: "trace"; window: Window; traceId: string };

export type ReadResult = WindowTables | PointTable | NumberedSpans | LogLines | ShownRows | SpanTable;

/** Reads from what the store has of a window. */
export function readWindow(
  connection: DuckDBConnection,
  segments: Segments,
  reading: Reading,
): Promise<ReadResult> {
  return inWindow(connection, { segments, window: reading.window }, async (source): Promise<ReadResult> => {
    switch (reading.of) {
      case "tables":
        return {
          points: await readPoints(source),
          spans: await readSpans(source),
          logs: await readLogs(source),
        };
      case "points":
        return readPoints(source);
      case "spans":
        return readNumberedSpans(source);
      case "logs":
        return readLogLines(source);
      case "shown":
        return readShown(source, reading.wanted);
      case "trace":
        return readSpans(source, `trace_id = '${quoted(reading.traceId)}'`);
    }
  });
}
