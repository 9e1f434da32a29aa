import { Client } from "pg";

import { driverUrl } from "./url.mjs";

/**
 * One connection for one piece of work, ended whatever happens.
 * @template T
 * @param {string | import("pg").ClientConfig} target a connection string, or what `pg` takes.
 * @param {(client: Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(target, work) {
  const client = new Client(typeof target === "string" ? { connectionString: driverUrl(target) } : target);
  // A server that goes away under an idle connection reports it here; the next query says so too.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
