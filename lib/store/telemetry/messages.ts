import type { TimesTaken } from "@/lib/telemetry/otlp/times-taken";
import type { Sent, StoreStatus, Taken, Window, WindowTables } from "@/lib/telemetry/store-port";

export type StoreSettings = {
  /** Where everything is kept; made where it is missing. */
  folder: string;
  limitBytes: number;
  maxAgeHours: number;
  /** Series that are known at most; points of further ones are not taken. 300,000 where it is not said. */
  mostSeries?: number | undefined;
};

export type Question =
  | { kind: "take"; sent: Sent; times: TimesTaken }
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
