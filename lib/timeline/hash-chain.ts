import { canonicalJson } from "./canonical-json";
import type { IncidentEvent } from "./event";
import { blank } from "./redaction";

/** Hex SHA-256 of UTF-8 text. Passed in, because browsers and Node have different ones. */
export type Sha256 = (text: string) => string;

/** What the hash before the first event is. */
export const GENESIS = "0".repeat(64);

/**
 * The digest of a payload. Salted, so that redacted words cannot be guessed back from it;
 * the salt goes when the words go.
 */
export function payloadDigest(sha256: Sha256, salt: string, payload: unknown): string {
  return canonicalDigest(sha256, salt, canonicalJson(payload));
}

/** As `payloadDigest`, of a payload that is canonical JSON already. */
export function canonicalDigest(sha256: Sha256, salt: string, json: string): string {
  return sha256(`${salt}\n${json}`);
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

export type ChainFault = {
  seq: number;
  fault:
    | "missing"
    | "altered_payload"
    | "altered_event"
    /** Words are gone, and no later event of the log says that they were redacted. */
    | "unexplained_redaction"
    /** The log says that words were redacted, and they are still there. */
    | "unfinished_redaction";
};

/** Proves a log that comes in pieces. */
export type ChainCheck = {
  /** The next events in order; gives the first fault among them, or null. */
  take: (events: Iterable<SealedEvent>) => ChainFault | null;
  /** No more events: gives the first redaction that does not add up, or null. */
  end: () => ChainFault | null;
};

export function createChainCheck(sha256: Sha256): ChainCheck {
  const blanked = new Set<number>();
  const redacted = new Set<number>();
  let seq = 0;
  let previous = GENESIS;

  function check({ event, payloadDigest: digest, salt }: SealedEvent): ChainFault | null {
    seq += 1;
    if (event.seq !== seq) return { seq, fault: "missing" };
    const words = salt === null ? isBlank(event) : payloadDigest(sha256, salt, event.payload) === digest;
    if (!words) return { seq, fault: "altered_payload" };
    if (eventHash(sha256, previous, event, digest) !== event.hash) return { seq, fault: "altered_event" };
    previous = event.hash;
    if (salt === null) blanked.add(seq);
    const target = event.type === "event_redacted" ? targetSeq(event.payload) : 0;
    if (target < seq) redacted.add(target);
    return null;
  }

  return {
    take(events) {
      for (const one of events) {
        const fault = check(one);
        if (fault) return fault;
      }
      return null;
    },
    end() {
      const unexplained = [...blanked].find((one) => !redacted.has(one));
      if (unexplained !== undefined) return { seq: unexplained, fault: "unexplained_redaction" };
      const unfinished = [...redacted].find((one) => one > 0 && !blanked.has(one));
      return unfinished === undefined ? null : { seq: unfinished, fault: "unfinished_redaction" };
    },
  };
}

/**
 * Proves a whole log: seqs 1 … n with no gap, each hash right, each payload either as digested or
 * redacted by a later event. Gives the first fault, or null. What it cannot see: events missing at the
 * end, and the bare facts that a redacted declaration keeps.
 */
export function findFault(sha256: Sha256, log: readonly SealedEvent[]): ChainFault | null {
  const check = createChainCheck(sha256);
  return check.take(log) ?? check.end();
}

function isBlank(event: IncidentEvent): boolean {
  return canonicalJson(event.payload) === canonicalJson(blank(event).payload);
}

function targetSeq(payload: unknown): number {
  return typeof payload === "object" && payload !== null && "targetSeq" in payload
    ? Number(payload.targetSeq)
    : 0;
}
