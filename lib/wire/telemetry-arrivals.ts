import type { SignalName } from "@/lib/telemetry/source";

/** What arrives, from whom, and what is kept: for the page of sources. */
export type Arrivals = {
  /** By service and signal. */
  senders: readonly Sender[];
  /** What was last not taken, by sender and signal, the latest first. */
  refused: readonly Refused[];
  /** The sources of the team's own, as the last reading found them. */
  backends: readonly Backend[];
  /** Null where nothing is kept here. */
  storage: Storage | null;
};

export type Sender = {
  /** "" where the sender does not say. */
  service: string;
  signal: SignalName;
  /** Points, spans or log records by second, over the last minute. */
  perSecond: number;
  /** How far behind the present its newest is: its batching, the network, its clock. Null where none came yet. */
  lagSeconds: number | null;
  /** ISO 8601; null where none came yet. */
  lastAt: string | null;
};

/** Who sent something that was refused, in whole or in part, why, and how often. */
export type Refused = {
  sender: string;
  signal: SignalName;
  at: string;
  /** One sentence; may quote what was sent. */
  reason: string;
  times: number;
};

/** `reason`: why the backend does not answer; null where it does. */
export type CheckedBackend = { reason: string | null };

export type Backend = {
  name: string;
  kind: string;
  signals: readonly SignalName[];
  lastError: ArrivalError | null;
};

/** The last time that something could not be taken or read: one sentence. */
export type ArrivalError = { at: string; reason: string };

export type Storage = {
  usedBytes: number;
  /** It never grows past this; the oldest goes first. */
  limitBytes: number;
  /** Of the oldest that is kept, ISO 8601. */
  oldestAt: string | null;
};

/** Who knows what arrives: the store that takes telemetry in. */
export type ArrivalsReader = {
  read: () => Promise<Arrivals>;
  /** Asks a backend of this name whether it answers; null where there is none. */
  check: (name: string) => Promise<CheckedBackend | null>;
};
