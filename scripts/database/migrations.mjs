import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { messageOf, Problem } from "../problem.mjs";
import { withClient } from "./session.mjs";
import { quoteIdentifier, schemaOf } from "./url.mjs";

/** @typedef {import("pg").Client} Client */

/** The advisory lock that Prisma's own engine takes, so that no two of either kind migrate at once. */
const PRISMA_LOCK = 72_707_369;

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/**
 * @typedef {object} Migrated
 * @property {string[]} applied names, in order.
 * @property {string[]} edited names of migrations whose file differs from what was applied.
 */

/**
 * Applies what is new in the migrations folder, each file as one transaction, and records it as Prisma would, so that
 * `prisma migrate status` agrees. Several processes may call it at once.
 * @param {{ url: string, folder: string }} options
 * @returns {Promise<Migrated>}
 * @throws {Problem} where a migration fails, or failed earlier.
 */
export function migrate({ url, folder }) {
  return withClient(url, async (client) => {
    await enterSchema(client, schemaOf(url));
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(HISTORY_TABLE);
    const history = await readHistory(client);
    /** @type {Migrated} */
    const result = { applied: [], edited: [] };
    for (const { name, sql, checksum } of readMigrations(folder)) {
      const known = history.get(name);
      if (known === undefined) {
        await apply(client, name, sql, checksum);
        result.applied.push(name);
      } else if (known !== checksum) result.edited.push(name);
    }
    return result;
  });
}

/**
 * What a database lacks of the migrations folder, by name. Changes nothing.
 * @param {{ url: string, folder: string }} options
 * @returns {Promise<string[]>}
 */
export function pendingMigrations({ url, folder }) {
  return withClient(url, async (client) => {
    const schema = schemaOf(url);
    if (schema !== undefined) await client.query(`SET search_path TO ${quoteIdentifier(schema)}`);
    const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "isThere"`);
    const history = rows[0].isThere ? await readHistory(client) : new Map();
    return readMigrations(folder)
      .map(({ name }) => name)
      .filter((name) => !history.has(name));
  });
}

/**
 * @param {Client} client
 * @param {string | undefined} schema
 */
async function enterSchema(client, schema) {
  if (schema === undefined) return;
  const quoted = quoteIdentifier(schema);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${quoted}; SET search_path TO ${quoted}`);
}

/**
 * @param {Client} client
 * @returns {Promise<Map<string, string>>} checksum by name.
 */
async function readHistory(client) {
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum, finished_at FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed !== undefined)
    throw new Problem(
      `The migration ${failed.name} failed earlier: repair the database, then run ` +
        `\`npx prisma migrate resolve --applied ${failed.name}\` (or --rolled-back).`,
    );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

/** @param {string} folder */
function readMigrations(folder) {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * @param {Client} client
 * @param {string} name
 * @param {string} sql
 * @param {string} checksum
 */
async function apply(client, name, sql, checksum) {
  const id = randomUUID();
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at)
     VALUES ($1, $2, $3, clock_timestamp())`,
    [id, checksum, name],
  );
  try {
    // The simple protocol: the server splits the script, and the whole file is one transaction.
    if (sql.trim() !== "") await client.query(sql);
  } catch (error) {
    await client.query("ROLLBACK");
    await client.query(`UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1`, [id, messageOf(error)]);
    throw new Problem(`The migration ${name} failed (${messageOf(error)}).`, { cause: error });
  }
  await client.query(
    `UPDATE "_prisma_migrations" SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1`,
    [id],
  );
}
