import { setTimeout as delay } from "node:timers/promises";

import type { Database } from "./database";

/** A database that takes longer than this to say hello is not well. Milliseconds. */
const PATIENCE_MS = 2_000;

/** Does the database answer? */
export async function isDatabaseUp({ pool }: Pick<Database, "pool">): Promise<boolean> {
  const asked = pool.query("SELECT 1").then(
    () => true,
    () => false,
  );
  return Promise.race([asked, delay(PATIENCE_MS, false, { ref: false })]);
}
