import { canonicalJson } from "./canonical-json";
import type { IncidentEvent } from "./event";

/** Hex SHA-256 of UTF-8 text. Passed in, because browsers and Node have different ones. */
export type Sha256 = (text: string) => string;

/** What the hash before the first event is. */
export const GENESIS = "0".repeat(64);

/**
 * The digest of a payload. Salted, so that redacted words cannot be guessed back from it;
 * the salt goes when the words go.
 */
export function payloadDigest(sha256: Sha256, salt: string, payload: unknown): string {
  return sha256(`${salt}\n${canonicalJson(payload)}`);
}

/** The hash of an event: over everything but the words themselves, and the hash before it. */
export function eventHash(
  sha256: Sha256,
  previousHash: string,
  event: Omit<IncidentEvent, "hash" | "payload">,
  digest: string,
): string {
  const { incidentId, seq, type, occurredAt, recordedAt, actor, commandId } = event;
  return sha256(
    canonicalJson([previousHash, incidentId, seq, type, occurredAt, recordedAt, actor, commandId, digest]),
  );
}

/** An event with what is needed to prove it. `salt` is null once the event has been redacted. */
export type SealedEvent = { event: IncidentEvent; payloadDigest: string; salt: string | null };

export type ChainFault = { seq: number; fault: "missing" | "altered_payload" | "altered_event" | "unexplained_redaction" };

/**
 * Proves a whole log: seqs 1 … n with no gap, each hash right, each payload either as digested or
 * redacted by an event of the same log. Gives the first fault, or null.
 */
export function findFault(sha256: Sha256, log: readonly SealedEvent[]): ChainFault | null {
  const redacted = new Set(
    log.flatMap(({ event }) => (event.type === "event_redacted" ? [targetSeq(event.payload)] : [])),
  );
  let previous = GENESIS;
  for (const [index, { event, payloadDigest: digest, salt }] of log.entries()) {
    if (event.seq !== index + 1) return { seq: index + 1, fault: "missing" };
    if (salt === null && !redacted.has(event.seq)) return { seq: event.seq, fault: "unexplained_redaction" };
    if (salt !== null && payloadDigest(sha256, salt, event.payload) !== digest)
      return { seq: event.seq, fault: "altered_payload" };
    if (eventHash(sha256, previous, event, digest) !== event.hash)
      return { seq: event.seq, fault: "altered_event" };
    previous = event.hash;
  }
  return null;
}

function targetSeq(payload: unknown): number {
  return typeof payload === "object" && payload !== null && "targetSeq" in payload ? Number(payload.targetSeq) : 0;
}
