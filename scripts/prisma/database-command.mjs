import { withClient } from "../database/session.mjs";
import { databaseOf, quoteIdentifier, serverOf, withDatabase } from "../database/url.mjs";
import { codeOf } from "../problem.mjs";

const DUPLICATE_DATABASE = new Set(["42P04", "23505"]);

/**
 * The engine's `cli` commands: `can-connect-to-database`, `create-database`, `drop-database`.
 * @param {string | undefined} command
 * @param {string} url
 * @returns {Promise<{ code: string, message: string } | undefined>} Prisma's error, or nothing when it worked.
 */
export async function runDatabaseCommand(command, url) {
  const database = quoteIdentifier(databaseOf(url));
  const target = command === "can-connect-to-database" ? url : withDatabase(url, "postgres");
  try {
    await withClient(target, async (client) => {
      if (command === "create-database") await createDatabase(client, database);
      else if (command === "drop-database")
        await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    });
    return undefined;
  } catch (error) {
    return prismaError(error, url);
  }
}

/**
 * @param {import("pg").Client} client
 * @param {string} database quoted.
 */
async function createDatabase(client, database) {
  try {
    await client.query(`CREATE DATABASE ${database}`);
  } catch (error) {
    if (!DUPLICATE_DATABASE.has(codeOf(error))) throw error;
  }
}

/**
 * A PostgreSQL failure in the codes that Prisma's command line knows how to explain.
 * @param {unknown} error
 * @param {string} url
 */
export function prismaError(error, url) {
  const code = codeOf(error);
  const user = decodeURIComponent(new URL(url).username);
  if (code === "3D000") return { code: "P1003", message: `Database \`${databaseOf(url)}\` does not exist` };
  if (code === "28P01" || code === "28000")
    return {
      code: "P1000",
      message: `Authentication failed: the credentials for \`${user}\` are not valid.`,
    };
  if (/^[0-9A-Z]{5}$/.test(code))
    return { code: "P1010", message: error instanceof Error ? error.message : code };
  return { code: "P1001", message: `Can't reach database server at \`${serverOf(url)}\`` };
}
