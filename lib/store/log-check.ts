import { z } from "zod";

import type { Database } from "./database";

/** The queue of the job that proves the logs. */
export const LOG_CHECK_QUEUE = "check-logs";

/** What one look at the hash chains found. Kept as the job's output. */
export const logCheck = z.object({
  /** Events recorded before this have been looked at. ISO 8601. */
  upTo: z.iso.datetime(),
  incidents: z.int(),
  events: z.int(),
  /** Logs that do not prove themselves: they are looked at again every time. */
  faults: z.array(z.object({ incidentId: z.string(), seq: z.int(), fault: z.string() })),
});
export type LogCheck = z.infer<typeof logCheck>;

/** The newest finished look, or null where there has been none. */
export async function lastLogCheck({ pool }: Pick<Database, "pool">): Promise<LogCheck | null> {
  const { rows: found } = await pool.query<{ present: boolean }>(
    "SELECT to_regclass('pgboss.job') IS NOT NULL AS present",
  );
  if (!found[0]?.present) return null;
  const { rows } = await pool.query<{ output: unknown }>(
    `SELECT output FROM pgboss.job WHERE name = $1 AND state = 'completed'
     ORDER BY completed_on DESC LIMIT 1`,
    [LOG_CHECK_QUEUE],
  );
  const parsed = logCheck.safeParse(rows[0]?.output);
  return parsed.success ? parsed.data : null;
}

/** Incidents whose log has grown since, or all of them. */
export async function logsChangedSince(
  { pool }: Pick<Database, "pool">,
  since: string | null,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ incident_id: string }>(
    `SELECT incident_id FROM incident_head WHERE $1::timestamptz IS NULL OR last_recorded_at >= $1
     ORDER BY incident_id`,
    [since],
  );
  return rows.map((row) => row.incident_id);
}
