import type { DuckDBConnection } from "@duckdb/node-api";

import { readLogLines, readNumberedSpans } from "./read-numbers";
import { readPoints } from "./read-points";
import { readShown, readTrace } from "./read-shown";
import { readLogs, readSpans } from "./read-tables";
import type { Reading, ReadResult } from "./reading";
import type { Segments } from "./segments";
import { inWindow } from "./window-source";

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
        return readTrace(source, reading.traceId);
    }
  });
}
