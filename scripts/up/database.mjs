import { startEmbedded } from "../database/embedded.mjs";
import { withClient } from "../database/session.mjs";
import { databaseOf, driverUrl, serverOf } from "../database/url.mjs";
import { codeOf, messageOf, Problem } from "../problem.mjs";
import { supervise } from "./supervise.mjs";

const CONNECT_LIMIT_MS = 10_000;
/** A fast shutdown writes a checkpoint, which a slow disk takes its time for. */
const STOP_LIMIT_MS = 60_000;

/**
 * @typedef {object} Database
 * @property {string} url
 * @property {string} where in words, for the step's line.
 * @property {string[]} notes
 * @property {() => Promise<void>} stop
 */

/**
 * A database of the owner's own: nothing is started.
 * @param {string} url
 * @returns {Promise<Database>}
 * @throws {Problem} where it cannot be used.
 */
export async function useOwnDatabase(url) {
  try {
    const target = { connectionString: driverUrl(url), connectionTimeoutMillis: CONNECT_LIMIT_MS };
    await withClient(target, (client) => client.query("SELECT 1"));
  } catch (error) {
    throw new Problem(ownDatabaseAdvice(error, url), { cause: error });
  }
  return { url, where: `yours, at ${serverOf(url)}`, notes: [], stop: () => Promise.resolve() };
}

/**
 * @param {unknown} error
 * @param {string} url
 */
export function ownDatabaseAdvice(error, url) {
  const server = serverOf(url);
  const code = codeOf(error);
  if (code === "28P01" || code === "28000")
    return `PostgreSQL at ${server} refuses the user or password in DATABASE_URL: correct them and start again.`;
  if (code === "3D000")
    return `PostgreSQL at ${server} has no database "${databaseOf(url)}": create it with \`createdb\`, or correct DATABASE_URL.`;
  const reason = code || messageOf(error);
  return `PostgreSQL at ${server} cannot be reached (${reason}): start it, or correct DATABASE_URL; without DATABASE_URL Parallax starts one itself.`;
}

/**
 * The embedded database, kept running on one port.
 * @param {string} directory
 * @param {(sentence: string) => void} say
 * @returns {Promise<Database>}
 */
export async function runEmbeddedDatabase(directory, say) {
  const first = await startEmbedded({ directory });
  const { stop } = supervise({
    name: "The database",
    first,
    // On the same port: that is where the pools look for it.
    restart: () => startEmbedded({ directory, port: first.port }),
    say,
    stopLimitMs: STOP_LIMIT_MS,
  });
  const { account, home } = first.cluster;
  const notes = [...first.notes];
  if (account !== undefined)
    notes.push(`You are root, which PostgreSQL refuses to be: it runs as ${account.name}.`);
  if (home !== directory)
    notes.push(`${account?.name} cannot enter ${directory}: the database is in ${home}.`);
  return { url: first.url, where: `embedded PostgreSQL, port ${first.port}`, notes, stop };
}
