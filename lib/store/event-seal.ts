import * as crypto from "node:crypto";

import { canonicalJson } from "@/lib/timeline/canonical-json";
import type { IncidentEvent } from "@/lib/timeline/event";
import { canonicalDigest, eventHash, type Sha256 } from "@/lib/timeline/hash-chain";
import type { AppendRequest } from "@/lib/timeline/log-port";
import type { RoomState } from "@/lib/timeline/state";

/** Node's SHA-256 of UTF-8 text, in hex. The one-shot function is twice as fast and came with Node 20.12. */
export const sha256: Sha256 =
  "hash" in crypto
    ? (text) => crypto.hash("sha256", text, "hex")
    : (text) => crypto.createHash("sha256").update(text).digest("hex");

/** Hex digits: 128 bits. */
const SALT_LENGTH = 32;
const SALTS_AT_ONCE = 256;
let salts = "";

/** Drawn many at a time: a call into the random generator costs more than the hashing. */
function salt(): string {
  if (salts === "") salts = crypto.randomBytes((SALTS_AT_ONCE * SALT_LENGTH) / 2).toString("hex");
  const drawn = salts.slice(0, SALT_LENGTH);
  salts = salts.slice(SALT_LENGTH);
  return drawn;
}

/** An event on its way into the log. */
export type NewEvent = { event: IncidentEvent; size: number; digest: string; salt: string | null };

/**
 * Gives a draft its place in the log: the next seq, both clocks, the hash over the one before.
 * Throws RangeError where `occurredAt` is no instant.
 */
export function seal(
  { state, hash }: { state: RoomState; hash: string },
  { draft, actor }: AppendRequest,
  now: string,
): NewEvent {
  const recordedAt = now < state.lastRecordedAt ? state.lastRecordedAt : now;
  const json = canonicalJson(draft.payload);
  const drawn = salt();
  const digest = canonicalDigest(sha256, drawn, json);
  const envelope = {
    incidentId: state.incidentId,
    seq: state.lastSeq + 1,
    type: draft.type,
    occurredAt: draft.occurredAt === undefined ? recordedAt : new Date(draft.occurredAt).toISOString(),
    recordedAt,
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    commandId: draft.commandId,
  };
  // A copy, as the database will give it back: what the caller does to its own object later is its own affair.
  const payload: unknown = JSON.parse(json);
  const event = { ...envelope, payload, hash: eventHash(sha256, hash, envelope, digest) };
  return { event, size: json.length, digest, salt: drawn };
}
