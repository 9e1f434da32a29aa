import type { Database } from "./database";

/** Where nodes tell each other where people are in texts. */
export const CARET_CHANNEL = "postmortem_caret";

/** Tells every node, this one too. `text` has less than 8,000 bytes. */
export async function notifyCaret({ pool }: Pick<Database, "pool">, text: string): Promise<void> {
  await pool.query({
    name: "notify-caret",
    text: "SELECT pg_notify($1, $2)",
    values: [CARET_CHANNEL, text],
  });
}
