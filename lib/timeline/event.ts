import type { EventType, PayloadInputs, Payloads } from "./payloads";

/** Who acts: a person, a program with a person's token, or Parallax itself. */
export type EventActor = { kind: "person" | "token" | "machine"; id: string; name: string };

type Envelope = {
  incidentId: string;
  /** 1, 2, 3 … within its incident, with no gap. */
  seq: number;
  /** When it happened in the world: ISO 8601, UTC, milliseconds. May be back-dated. */
  occurredAt: string;
  /** When it was written. Never changes, never runs backwards within an incident. */
  recordedAt: string;
  actor: EventActor;
  commandId: string;
  /** Hex SHA-256 over this event and the hash of the one before it. */
  hash: string;
};

/**
 * One entry of the log as stored and sent. `type` may be one that this version does not know yet
 * (kept, skipped by the fold); `payload` is null once redacted. `isKnown` narrows.
 */
export type IncidentEvent = Envelope & { type: string; payload: unknown };

export type KnownEvent<T extends EventType = EventType> = {
  [K in T]: Envelope & { type: K; payload: Payloads[K] };
}[T];

/** What a verb proposes; the log adds seq, clocks, actor and hash. */
export type EventDraft<T extends EventType = EventType> = {
  [K in T]: { type: K; payload: Payloads[K]; commandId: string; occurredAt?: string | undefined };
}[T];

/** What a caller may send: defaults not yet filled in. */
export type EventDraftInput<T extends EventType = EventType> = {
  [K in T]: { type: K; payload: PayloadInputs[K]; commandId: string; occurredAt?: string | undefined };
}[T];
