import type { Pool, PoolClient } from "pg";

import type { EventActor, IncidentEvent } from "@/lib/timeline/event";
import type { SealedEvent } from "@/lib/timeline/hash-chain";

/** A pool, or one connection of it inside a transaction. */
export type Queryable = Pick<Pool | PoolClient, "query">;

/** Events with after < seq < before, in order, at most `limit`. */
export type EventRange = { after: number; before?: number; limit: number };

/** An event as loaded, with the length of its payload's JSON in UTF-16 code units. */
export type LoadedEvent = { event: IncidentEvent; size: number };

/** How far a log reaches, as its head row says. */
export type Head = { seq: number; hash: string };

type EventRow = {
  seq: number;
  type: string;
  occurred_at: string;
  recorded_at: string;
  actor: EventActor;
  payload: string | null;
  command_id: string;
  hash: string;
};
type SealedRow = EventRow & { payload_digest: string; salt: string | null };

const COLUMNS = "seq, type, occurred_at, recorded_at, actor, payload::text AS payload, command_id, hash";
const RANGE = `FROM incident_event WHERE incident_id = $1 AND seq > $2 AND seq < $3 ORDER BY seq LIMIT $4`;
const LAST_SEQ = 2_147_483_647;

const CANONICAL_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Only ids as the database itself writes them: the hash chain covers their text. */
export function isIncidentId(value: string): boolean {
  return CANONICAL_UUID.test(value);
}

export async function readEvents(
  database: Queryable,
  incidentId: string,
  range: EventRange,
): Promise<LoadedEvent[]> {
  const { rows } = await database.query<EventRow>({
    name: "log-events",
    text: `SELECT ${COLUMNS} ${RANGE}`,
    values: rangeValues(incidentId, range),
  });
  return rows.map((row) => ({ event: eventOf(incidentId, row), size: row.payload?.length ?? 0 }));
}

/** As `readEvents`, with what proves them. */
export async function readSealedEvents(
  database: Queryable,
  incidentId: string,
  range: EventRange,
): Promise<SealedEvent[]> {
  const { rows } = await database.query<SealedRow>({
    name: "log-sealed-events",
    text: `SELECT ${COLUMNS}, payload_digest, salt ${RANGE}`,
    values: rangeValues(incidentId, range),
  });
  return rows.map((row) => ({
    event: eventOf(incidentId, row),
    payloadDigest: row.payload_digest,
    salt: row.salt,
  }));
}

/** Events of one log by seq, in order; those that do not exist are left out. */
export async function readEventsAt(
  database: Queryable,
  incidentId: string,
  seqs: readonly number[],
): Promise<LoadedEvent[]> {
  const { rows } = await database.query<EventRow>({
    name: "log-events-at",
    text: `SELECT ${COLUMNS} FROM incident_event WHERE incident_id = $1 AND seq = ANY ($2::int[]) ORDER BY seq`,
    values: [incidentId, seqs],
  });
  return rows.map((row) => ({ event: eventOf(incidentId, row), size: row.payload?.length ?? 0 }));
}

/** The heads of these incidents; those without a log are left out. */
export async function readHeads(
  database: Queryable,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, Head>> {
  return heads(database, "log-heads", incidentIds, "");
}

/** As `readHeads`, and keeps others from writing to these logs until the transaction ends. */
export async function lockHeads(
  database: Queryable,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, Head>> {
  return heads(database, "log-lock-heads", incidentIds, "ORDER BY incident_id FOR UPDATE");
}

async function heads(
  database: Queryable,
  name: string,
  incidentIds: readonly string[],
  suffix: string,
): Promise<ReadonlyMap<string, Head>> {
  const { rows } = await database.query<{ incident_id: string; last_seq: number; last_hash: string }>({
    name,
    text: `SELECT incident_id, last_seq, last_hash FROM incident_head WHERE incident_id = ANY ($1::uuid[]) ${suffix}`,
    values: [incidentIds],
  });
  return new Map(rows.map((row) => [row.incident_id, { seq: row.last_seq, hash: row.last_hash }]));
}

function rangeValues(incidentId: string, { after, before = LAST_SEQ, limit }: EventRange): unknown[] {
  return [incidentId, Math.min(after, LAST_SEQ), Math.min(before, LAST_SEQ), limit];
}

function eventOf(incidentId: string, row: EventRow): IncidentEvent {
  return {
    incidentId,
    seq: row.seq,
    type: row.type,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    actor: row.actor,
    payload: row.payload === null ? null : JSON.parse(row.payload),
    commandId: row.command_id,
    hash: row.hash,
  };
}
