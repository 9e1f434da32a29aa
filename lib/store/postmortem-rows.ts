import type { Pool } from "pg";

/** A change as it is to be kept: a Yjs update, and whose it is. */
export type NewUpdate = { update: Uint8Array; personId: string };

/** What of a text is news to somebody who knows its updates up to a number. */
export type TextNews = {
  /** The last update that there is. */
  number: number;
  throughSeq: number;
  /** Where some of the news has been merged already: all up to this number. */
  snapshot: { number: number; update: Uint8Array } | null;
  /** What follows, in order, without a gap. */
  updates: readonly { number: number; update: Uint8Array }[];
};

/** Begins a text unless there is one. */
export async function insertText(
  pool: Pool,
  text: { incidentId: string; snapshot: Uint8Array; throughSeq: number; by: object; at: Date },
): Promise<void> {
  await pool.query({
    name: "postmortem-begin",
    text: `INSERT INTO postmortem_document
             (incident_id, last_number, snapshot, snapshot_number, through_seq, begun_by, begun_at)
           VALUES ($1, 0, $2, 0, $3, $4::jsonb, $5) ON CONFLICT DO NOTHING`,
    values: [text.incidentId, bytesOf(text.snapshot), text.throughSeq, JSON.stringify(text.by), text.at],
  });
}

/** One statement, so of one moment. `after` -1 gives everything. Null where there is no such text. */
export async function readTextAfter(pool: Pool, incidentId: string, after: number): Promise<TextNews | null> {
  type Row = { last: number; through: number; number: number; update: Buffer | null };
  const { rows } = await pool.query<Row>({
    name: "postmortem-read",
    text: `SELECT 0 AS place, last_number AS last, through_seq AS through, snapshot_number AS number,
                  CASE WHEN snapshot_number > $2 THEN snapshot END AS update
           FROM postmortem_document WHERE incident_id = $1
           UNION ALL
           SELECT 1, 0, 0, number, update FROM postmortem_update WHERE incident_id = $1 AND number > $2
           ORDER BY place, number`,
    values: [incidentId, after],
  });
  const [head, ...rest] = rows;
  if (!head) return null;
  return {
    number: head.last,
    throughSeq: head.through,
    snapshot: head.update && { number: head.number, update: head.update },
    updates: rest.flatMap(({ number, update }) => (update ? [{ number, update }] : [])),
  };
}

/**
 * Adds updates behind those that there are, and tells the other nodes with the commit. Gives the number of the last
 * one; null where there is no such text.
 */
export async function addUpdates(
  pool: Pool,
  added: { incidentId: string; updates: readonly NewUpdate[]; at: Date; node: string },
): Promise<number | null> {
  const { incidentId, updates, at, node } = added;
  const { rows } = await pool.query<{ last: number }>({
    name: "postmortem-add",
    text: `WITH head AS (
             UPDATE postmortem_document SET last_number = last_number + $2
             WHERE incident_id = $1 RETURNING last_number
           ), written AS (
             INSERT INTO postmortem_update (incident_id, number, update, person_id, at)
             SELECT $1, head.last_number - $2 + u.place, u.update, u.person_id, $5
             FROM head, unnest($3::bytea[], $4::text[]) WITH ORDINALITY AS u(update, person_id, place)
           )
           SELECT last_number AS last,
                  pg_notify('${TEXT_CHANNEL}',
                    json_build_object('node', $6::text, 'incidentId', $1::uuid, 'number', last_number)::text)
           FROM head`,
    values: [
      incidentId,
      updates.length,
      updates.map(({ update }) => bytesOf(update)),
      updates.map(({ personId }) => personId),
      at,
      node,
    ],
  });
  return rows[0]?.last ?? null;
}

/** The PostgreSQL channel on which nodes tell each other of new updates. */
export const TEXT_CHANNEL = "postmortem_text";

/** The last numbers of these texts; those that do not exist are left out. */
export async function readNumbers(
  pool: Pool,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ incident_id: string; last: number }>({
    name: "postmortem-numbers",
    text: "SELECT incident_id, last_number AS last FROM postmortem_document WHERE incident_id = ANY ($1::uuid[])",
    values: [incidentIds],
  });
  return new Map(rows.map(({ incident_id, last }) => [incident_id, last]));
}

/** Puts all updates up to a number into the snapshot, in one statement: whoever reads finds each in one of both. */
export async function compactText(
  pool: Pool,
  { incidentId, number, snapshot }: { incidentId: string; number: number; snapshot: Uint8Array },
): Promise<void> {
  await pool.query({
    name: "postmortem-compact",
    text: `WITH merged AS (
             UPDATE postmortem_document SET snapshot = $3, snapshot_number = $2
             WHERE incident_id = $1 AND snapshot_number < $2 AND last_number >= $2 RETURNING 1
           )
           DELETE FROM postmortem_update
           WHERE incident_id = $1 AND number <= $2 AND EXISTS (SELECT 1 FROM merged)`,
    values: [incidentId, number, bytesOf(snapshot)],
  });
}

/** The driver takes nothing but its own kind of bytes. */
function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
