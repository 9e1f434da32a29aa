import type { AttemptStore } from "@/lib/policy/access-ports";

import type { Database } from "./database";

/** Most rows that one attempt clears away after others. */
const SWEEP = 100;

/** The attempts so far. A row's lock makes parallel attempts queue for their number. */
export function openAttempts({ pool }: Database): AttemptStore {
  return {
    async count(key, { limit, windowSeconds }) {
      const { rows } = await pool.query<{ count: number; seconds: string }>(
        `INSERT INTO rate_limit AS known (key, count, resets_at)
         VALUES ($1, 1, now() + make_interval(secs => $2))
         ON CONFLICT (key) DO UPDATE SET
           count = CASE WHEN known.resets_at <= now() THEN 1 ELSE known.count + 1 END,
           resets_at = CASE WHEN known.resets_at <= now() THEN excluded.resets_at ELSE known.resets_at END
         RETURNING count, extract(epoch FROM resets_at - now()) AS seconds`,
        [key, windowSeconds],
      );
      const [row] = rows;
      if (!row) throw new Error("Counting an attempt returned nothing.");
      if (row.count === 1) await sweep();
      return row.count <= limit
        ? { allowed: true }
        : { allowed: false, retryAfterSeconds: Math.max(1, Number(row.seconds)) };
    },

    async refund(key) {
      await pool.query("UPDATE rate_limit SET count = count - 1 WHERE key = $1 AND count > 0", [key]);
    },

    async forget(key) {
      await pool.query("DELETE FROM rate_limit WHERE key = $1", [key]);
    },
  };

  async function sweep() {
    await pool.query(
      `DELETE FROM rate_limit WHERE key IN (
         SELECT key FROM rate_limit WHERE resets_at <= now() ORDER BY resets_at LIMIT $1
         FOR UPDATE SKIP LOCKED)`,
      [SWEEP],
    );
  }
}
