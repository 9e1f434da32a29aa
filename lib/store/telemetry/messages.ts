import type { LogLines } from "@/lib/telemetry/log-lines";
import type { NumberedSpans } from "@/lib/telemetry/numbered-spans";
import type { ShownRows, WantedRows } from "@/lib/telemetry/shown-rows";
import type { PointTable, SpanTable } from "@/lib/telemetry/signals";
import type { Sent, StoreStatus, Taken, Window, WindowTables } from "@/lib/telemetry/store-port";

export type StoreSettings = {
  /** Where everything is kept; made where it is missing. */
  folder: string;
  limitBytes: number;
  maxAgeHours: number;
};

/** What is read of a window: all of it in full, a part as numbers, or the few rows that a frame shows. */
export type Reading =
  | { of: "tables" | "points" | "spans" | "logs"; window: Window }
  | { of: "shown"; window: Window; wanted: WantedRows }
  | { of: "trace"; window: Window; traceId: string };

export type ReadResult = WindowTables | PointTable | NumberedSpans | LogLines | ShownRows | SpanTable;

export type Question =
  | { kind: "take"; sent: Sent }
  | { kind: "read"; reading: Reading }
  | { kind: "status" }
  | { kind: "keep house"; nowUs: number }
  | { kind: "close" };

/** What the owner's thread is told. `cancel` needs no answer of its own: the question is answered. */
export type ToOwner = { id: number; question: Question } | { id: number; cancel: true };

/** What the owner's thread answers; `ready` once it is open. */
export type FromOwner =
  | { ready: true }
  | { id: number; value: Taken | ReadResult | StoreStatus | null }
  | { id: number; error: string };
