import type { Rejected } from "@/lib/telemetry/otlp/rejections";
import type { TimesTaken } from "@/lib/telemetry/otlp/times-taken";
import type { MinuteVersions, Sent, StoreStatus, Taken, Window } from "@/lib/telemetry/store-port";

import type { PackedRows } from "./packed-rows";
import type { Reading, ReadResult } from "./reading";

export type StoreSettings = {
  /** Where everything is kept; made where it is missing. */
  folder: string;
  limitBytes: number;
  maxAgeHours: number;
  /** Series that are known at most; points of further ones are not taken. 300,000 where it is not said. */
  mostSeries?: number | undefined;
  /** Resources that are known at most; rows of further ones take more room. 100,000 where it is not said. */
  mostResources?: number | undefined;
};

/** A request to be decoded, and the times that are taken of it. */
export type ToDecoder = { id: number; sent: Sent; times: TimesTaken };

export type Question =
  | { kind: "read"; reading: Reading }
  | { kind: "versions"; window: Window }
  | { kind: "status" }
  | { kind: "keep house"; nowUs: number }
  | { kind: "close" };

/** What the decoder's thread hands on to the owner's. */
export type DecodedTake = { kind: "take"; rows: PackedRows; rejected: Rejected };

/** What the owner's thread is told. `cancel` needs no answer of its own: the question is answered. */
export type ToOwner = { id: number; question: Question | DecodedTake } | { id: number; cancel: true };

/** What a thread answers; `ready` once it is open. */
export type FromThread =
  | { ready: true }
  | { id: number; value: Taken | ReadResult | MinuteVersions | StoreStatus | null }
  | { id: number; error: string };
