import { MEMBER_FORMAT, reportMember } from "@/lib/reports/member";

import type { Database } from "./database";
import { loadEntry } from "./log-load";
import { memberRow } from "./report-member-row";

const PAGE = 200;
/** How often an incident is folded again because its log grew meanwhile: then the append has written its row. */
const ATTEMPTS = 3;

/**
 * Gives every incident from before its row for reports, and every row of an older format a new one, by folding logs:
 * one after the other, beside everything else. Whoever is stopped in between, or not alone, loses nothing.
 * Resolves with how many were written.
 */
export async function fillReportMembers(
  { pool }: Pick<Database, "pool">,
  { stopped = () => false }: { stopped?: () => boolean } = {},
): Promise<number> {
  let filled = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT i.id FROM incident i LEFT JOIN report_member m ON m.incident_id = i.id
       WHERE i.id > $1 AND (m.incident_id IS NULL OR m.format < $2) ORDER BY i.id LIMIT ${PAGE}`,
      [after, MEMBER_FORMAT],
    );
    for (const { id } of rows) {
      if (stopped()) return filled;
      if (await fillOne({ pool }, id)) filled += 1;
      after = id;
    }
    if (rows.length < PAGE) return filled;
  }
}

async function fillOne({ pool }: Pick<Database, "pool">, incidentId: string): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { state } = await loadEntry(pool, incidentId);
    const { rowCount } = await pool.query(
      `WITH head AS MATERIALIZED (
         SELECT FROM incident_head WHERE incident_id = $1 AND last_seq = $2 FOR UPDATE
       ) SELECT report_member_write($3::jsonb) FROM head`,
      [incidentId, state.lastSeq, JSON.stringify([memberRow(reportMember(state))])],
    );
    if (rowCount === 1) return true;
  }
  return false;
}
