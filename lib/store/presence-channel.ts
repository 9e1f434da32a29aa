import type { Database } from "./database";

/** Where nodes tell each other who is in which room. */
export const PRESENCE_CHANNEL = "parallax_presence";

/** Tells every node, this one too. `text` has less than 8,000 bytes. */
export async function notifyPresence({ pool }: Pick<Database, "pool">, text: string): Promise<void> {
  await pool.query({
    name: "notify-presence",
    text: "SELECT pg_notify($1, $2)",
    values: [PRESENCE_CHANNEL, text],
  });
}
