import { createHash, randomInt } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { Problem } from "../problem.mjs";
import { keep } from "../process/keep.mjs";
import { serverAccount } from "./account.mjs";
import { findBinaries } from "./binaries.mjs";
import { freePort, isFree } from "./free-port.mjs";
import { prepareHome } from "./home.mjs";
import { clusterIn, initialise, passwordOf, runOptions } from "./initialise.mjs";
import { clearOrphan } from "./orphan.mjs";
import { withClient } from "./session.mjs";
import { quoteIdentifier } from "./url.mjs";

/** @typedef {import("./initialise.mjs").Cluster} Cluster */
/** @typedef {import("../process/keep.mjs").Kept} Kept */

const START_LIMIT_MS = 120_000;
const POLL_MS = 50;
const PORT_ATTEMPTS = 5;

/**
 * @typedef {object} EmbeddedOptions
 * @property {string} directory where it keeps its data; made where there is none.
 * @property {string} [database] made where there is none.
 * @property {Record<string, string | number | boolean>} [settings] PostgreSQL settings over the defaults.
 * @property {number} [port] exactly this one; without it the last one used here, or any free one.
 * @property {boolean} [throwaway] delete the directory when the server has stopped, whatever stopped it.
 */

/**
 * @typedef {object} Embedded a running PostgreSQL. It ends when this process does, however that ends.
 * @property {string} url
 * @property {number} port
 * @property {Cluster} cluster
 * @property {string[]} notes what was found and mended on the way, one sentence each.
 * @property {Kept["exited"]} exited
 * @property {Kept["stop"]} stop
 * @property {Kept["kill"]} kill
 */

/**
 * Starts the PostgreSQL that comes from npm (or PG_BIN_DIR's) on 127.0.0.1.
 * @param {EmbeddedOptions} options
 * @returns {Promise<Embedded>}
 * @throws {Problem} where the machine, the disk or the directory does not allow it.
 */
export async function startEmbedded({
  directory,
  database = "parallax",
  settings = {},
  port,
  throwaway = false,
}) {
  const account = serverAccount(resolve(directory));
  const home = await prepareHome(resolve(directory), account);
  if (throwaway && home !== resolve(directory)) rmSync(directory, { recursive: true });
  const cluster = clusterIn(home, await findBinaries(home, account), account);
  const notes = [];
  if ((await initialise(cluster)) === "created again")
    notes.push("An earlier start was cut off while it created the database: created it again.");
  if ((await clearOrphan(cluster)) === "stopped")
    notes.push("A PostgreSQL left from an earlier start was still running: stopped it.");
  const server = await startOnSomePort(cluster, port, settings, throwaway);
  const urlTo = (/** @type {string} */ name) =>
    `postgresql://postgres:${passwordOf(cluster)}@127.0.0.1:${server.port}/${name}`;
  await ensureDatabase(urlTo("postgres"), database);
  return { ...server, url: urlTo(database), cluster, notes };
}

/**
 * @param {Cluster} cluster
 * @param {number | undefined} fixed
 * @param {Record<string, string | number | boolean>} settings
 * @param {boolean} throwaway
 */
async function startOnSomePort(cluster, fixed, settings, throwaway) {
  for (let attempt = 1; ; attempt += 1) {
    const port = fixed ?? (await choosePort(cluster, throwaway));
    const logStart = existsSync(cluster.log) ? statSync(cluster.log).size : 0;
    const server = launch(cluster, { port, ...settings }, throwaway);
    const ended = await untilReady(cluster, port, server.exited);
    if (ended === undefined) return { ...server, port };
    const log = readFileSync(cluster.log, "utf8").slice(logStart);
    const taken = /could not bind|address already in use/i.test(log);
    if (!taken || fixed !== undefined || attempt === PORT_ATTEMPTS) throw startProblem(cluster, ended, log);
  }
}

/**
 * @param {Cluster} cluster
 * @param {boolean} throwaway
 */
async function choosePort({ home }, throwaway) {
  const file = join(home, "port");
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (last > 0 && (await isFree(last, "127.0.0.1"))) return last;
  const seed = throwaway ? randomInt(2 ** 31) : createHash("sha256").update(home).digest().readUInt32BE(0);
  const port = await freePort({ seed });
  writeFileSync(file, String(port));
  return port;
}

/**
 * @param {Cluster} cluster
 * @param {Record<string, string | number | boolean>} settings
 * @param {boolean} throwaway
 */
function launch(cluster, settings, throwaway) {
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(cluster.log, "a", 0o640);
  try {
    return keep([join(cluster.bin, "postgres"), "-D", cluster.data, ...flags], {
      ...runOptions(cluster),
      signal: "INT",
      output: log,
      ...(throwaway ? { removeAfter: cluster.home } : {}),
    });
  } finally {
    closeSync(log);
  }
}

/**
 * @param {Cluster} cluster
 * @param {number} port
 * @param {Kept["exited"]} exited
 * @returns {Promise<string | undefined>} how it ended, where it ended instead.
 */
async function untilReady(cluster, port, exited) {
  const url = `postgresql://postgres:${passwordOf(cluster)}@127.0.0.1:${port}/postgres`;
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (await answers(url)) return undefined;
    const ended = await Promise.race([exited, sleep(POLL_MS)]);
    if (ended !== undefined) return ended.how;
  }
  return "no answer within two minutes";
}

/** @param {string} url */
async function answers(url) {
  const target = { connectionString: url, connectionTimeoutMillis: 3000 };
  return withClient(target, (client) => client.query("SELECT 1")).then(
    () => true,
    () => false,
  );
}

/**
 * @param {string} url
 * @param {string} database
 */
function ensureDatabase(url, database) {
  return withClient(url, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${quoteIdentifier(database)}`);
  });
}

/**
 * @param {Cluster} cluster
 * @param {string} ended
 * @param {string} log
 */
function startProblem({ home, log: file }, ended, log) {
  if (/no space left on device/i.test(log))
    return new Problem(`The disk of ${home} is full: free about 200 MB and start again.`);
  const reason = /(?:FATAL|PANIC): +(.*)/.exec(log)?.[1] ?? ended;
  return new Problem(`PostgreSQL did not start (${reason}): see ${file}.`);
}
