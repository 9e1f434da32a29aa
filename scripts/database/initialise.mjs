import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";

/** @typedef {import("./account.mjs").Account} Account */

/** From this version on PostgreSQL has its own UTF-8 locale, the same on every machine. */
const BUILTIN_LOCALE_SINCE = 17;

/**
 * @typedef {object} Cluster one PostgreSQL data directory and what belongs to it.
 * @property {string} home the folder of it all.
 * @property {string} data what PostgreSQL calls PGDATA.
 * @property {string} log
 * @property {string} bin the folder of the PostgreSQL programs.
 * @property {Account | undefined} account
 */

/**
 * @param {string} home
 * @param {string} bin
 * @param {Account | undefined} account
 * @returns {Cluster}
 */
export function clusterIn(home, bin, account) {
  return { home, data: join(home, "data"), log: join(home, "postgres.log"), bin, account };
}

/**
 * Creates the cluster where there is none. It appears under its name only when it is whole.
 * @param {Cluster} cluster
 * @returns {Promise<"there" | "created" | "created again">} "created again": an earlier attempt was cut off.
 */
export async function initialise(cluster) {
  if (existsSync(join(cluster.data, "PG_VERSION"))) return "there";
  const unfinished = `${cluster.data}.new`;
  const cutOff = existsSync(unfinished);
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = passwordFileOf(cluster);
  writeFileSync(passwordFile, `${randomBytes(18).toString("base64url")}\n`, { mode: 0o600 });
  if (cluster.account !== undefined) chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  const { code, output } = await run(
    [
      join(cluster.bin, "initdb"),
      `--pgdata=${unfinished}`,
      `--pwfile=${passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--no-instructions",
      ...(await localeArguments(cluster)),
    ],
    runOptions(cluster),
  );
  appendFileSync(join(cluster.home, "setup.log"), output);
  if (code !== 0) throw initialiseProblem(cluster, output);
  renameSync(unfinished, cluster.data);
  return cutOff ? "created again" : "created";
}

/** @param {Cluster} cluster */
export function passwordOf(cluster) {
  return readFileSync(passwordFileOf(cluster), "utf8").trim();
}

/** @param {Cluster} cluster */
export function runOptions(cluster) {
  const env = { PATH: process.env["PATH"], TZ: "UTC", LC_ALL: "C" };
  return { cwd: cluster.home, env, account: cluster.account };
}

/** @param {Cluster} cluster */
function passwordFileOf(cluster) {
  return join(cluster.home, "password");
}

/** @param {Cluster} cluster */
async function localeArguments(cluster) {
  const { output } = await run([join(cluster.bin, "postgres"), "--version"], runOptions(cluster));
  const version = Number(/\d+/.exec(output)?.[0] ?? 0);
  return version >= BUILTIN_LOCALE_SINCE
    ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    : ["--locale=C"];
}

/**
 * @param {Cluster} cluster
 * @param {string} output
 */
function initialiseProblem({ home }, output) {
  if (/no space left on device/i.test(output))
    return new Problem(`The disk of ${home} is full: free about 200 MB and start again.`);
  return new Problem(
    `PostgreSQL could not create its data directory (${lastLine(output)}): see ${join(home, "setup.log")}.`,
  );
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split("\n").at(-1) ?? "no output";
}
