import type { Format } from "./otlp/format";
import type { Rejected } from "./otlp/rejections";
import type { LogLines } from "./log-lines";
import type { NumberedSpans } from "./numbered-spans";
import type { ShownRows, WantedRows } from "./shown-rows";
import type { LogTable, PointTable, SpanTable } from "./signals";

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
  | { ok: false; why: "malformed" | "shut"; reason: string }
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

/** Of each minute of a window a number for each signal: where it is the same again, so are the rows. */
export type MinuteVersions = Record<"points" | "spans" | "logs", Float64Array>;

/**
 * A window as numbers and bytes, each part by itself, and then the few rows that its frame shows. The words of ids are
 * the reader's own. Each rejects where the signal aborts; the query then ends too.
 */
export type FrameRowsReader = {
  /** The window begins and ends at full minutes. Rows that are read later are at least those of this version. */
  versions: (window: Window, signal?: AbortSignal) => Promise<MinuteVersions>;
  points: (window: Window, signal?: AbortSignal) => Promise<PointTable>;
  spans: (window: Window, signal?: AbortSignal) => Promise<NumberedSpans>;
  logs: (window: Window, signal?: AbortSignal) => Promise<LogLines>;
  shown: (window: Window, wanted: WantedRows, signal?: AbortSignal) => Promise<ShownRows>;
  /** All spans of one trace. */
  trace: (window: Window, traceId: string, signal?: AbortSignal) => Promise<SpanTable>;
};

/** The telemetry that this process keeps, as everybody but its owner's thread sees it. */
export type TelemetryStore = {
  /** Resolves once the rows are durable, or at once where there is too much on its way already. */
  take: (sent: Sent) => Promise<Taken>;
  /** Rejects where the signal aborts; the query then ends too. */
  read: (window: Window, signal?: AbortSignal) => Promise<WindowTables>;
  rows: FrameRowsReader;
  status: () => Promise<StoreStatus>;
  /** Seals hours that are over, and drops what is older than it may be. Microseconds since 1970. */
  keepHouse: (nowUs: number) => Promise<void>;
  close: () => Promise<void>;
};
