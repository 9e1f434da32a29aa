import { createHash, randomBytes } from "node:crypto";

import { withClient } from "../database/session.mjs";

const TOKEN_BYTES = 32;
const FIRST_RUN_MINUTES = 24 * 60;
const USUAL_MINUTES = 15;

/**
 * A link that signs the owner in once. The database keeps only the token's hash.
 * @param {string} databaseUrl
 * @param {string} origin
 * @returns {Promise<{ link: string, minutes: number }>} minutes: how long it can be used; a day until the first has been.
 */
export async function createSignInLink(databaseUrl, origin) {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  const minutes = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query("SELECT 1 FROM sign_in_link WHERE used_at IS NOT NULL LIMIT 1");
    const validity = rows.length === 0 ? FIRST_RUN_MINUTES : USUAL_MINUTES;
    await client.query("DELETE FROM sign_in_link WHERE used_at IS NULL AND expires_at < now()");
    await client.query(
      `INSERT INTO sign_in_link (token_hash, purpose, expires_at)
       VALUES ($1, 'owner', now() + make_interval(mins => $2))`,
      [hash, validity],
    );
    return validity;
  });
  return { link: `${origin}/welcome?token=${token}`, minutes };
}
