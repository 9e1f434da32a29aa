import type { Format } from "@/lib/telemetry/otlp/format";
import type { Rejected } from "@/lib/telemetry/otlp/rejections";
import type { LogTable, PointTable, SpanTable } from "@/lib/telemetry/signals";

/** One request's body as it came, unpacked. */
export type Sent = {
  signal: "traces" | "metrics" | "logs" | "text logs";
  format: Format;
  body: Uint8Array<ArrayBuffer>;
  /** When it came, in microseconds since 1970: the time of log records that say none. */
  receivedUs: number;
  /** Of text logs whose lines do not name one. */
  service: string;
};

/** What became of a request. Taken: durable, but for the rows that could not be used. */
export type Taken =
  | { ok: true; rows: number; rejected: Rejected }
  | { ok: false; why: "malformed"; reason: string }
  | { ok: false; why: "busy"; retryAfterSeconds: number };

/** From `fromUs` on, before `toUs`; microseconds since 1970. */
export type Window = { fromUs: number; toUs: number };

/** What the store has of a window. */
export type WindowTables = { points: PointTable; spans: SpanTable; logs: LogTable };

export type StoreStatus = {
  /** Bytes on disk. */
  diskBytes: number;
  limitBytes: number;
  series: number;
  /** The earliest time of anything kept; null where nothing is. */
  oldestUs: number | null;
};

export type StoreSettings = {
  /** Where everything is kept; made where it is missing. */
  folder: string;
  limitBytes: number;
  maxAgeHours: number;
};

export type Question =
  | { kind: "take"; sent: Sent }
  | { kind: "read"; window: Window }
  | { kind: "status" }
  | { kind: "keep house"; nowUs: number }
  | { kind: "close" };

/** What the owner's thread is told. `cancel` needs no answer of its own: the question is answered. */
export type ToOwner = { id: number; question: Question } | { id: number; cancel: true };

/** What the owner's thread answers; `ready` once it is open. */
export type FromOwner =
  | { ready: true }
  | { id: number; value: Taken | WindowTables | StoreStatus | null }
  | { id: number; error: string };
