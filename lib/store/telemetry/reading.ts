import type { LogLines } from "@/lib/telemetry/log-lines";
import type { NumberedSpans } from "@/lib/telemetry/numbered-spans";
import type { ShownRows, WantedRows } from "@/lib/telemetry/shown-rows";
import type { PointTable, SpanTable } from "@/lib/telemetry/signals";
import type { Window, WindowTables } from "@/lib/telemetry/store-port";

/** What is read of a window: all of it in full, a part as numbers, or the few rows that a frame shows. */
export type Reading =
  | { of: "tables" | "points" | "spans" | "logs"; window: Window }
  | { of: "shown"; window: Window; wanted: WantedRows }
  | { of: "trace"; window: Window; traceId: string };

export type ReadResult = WindowTables | PointTable | NumberedSpans | LogLines | ShownRows | SpanTable;
