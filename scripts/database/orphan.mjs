import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { codeOf, Problem } from "../problem.mjs";

/** @typedef {import("./initialise.mjs").Cluster} Cluster */

const SHUTDOWN_LIMIT_MS = 60_000;
const POLL_MS = 100;

/**
 * Ends a PostgreSQL that an earlier start left in this data directory, and clears its stale pid file: PostgreSQL
 * itself would refuse to start over a pid that another process has by now.
 * @param {Cluster} cluster
 * @returns {Promise<"none" | "stopped" | "stale file">} what was there.
 */
export async function clearOrphan({ data }) {
  const pidFile = join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return "none";
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!isServing(data, pid)) {
    rmSync(pidFile, { force: true });
    return "stale file";
  }
  signal(pid, "SIGINT");
  const deadline = Date.now() + SHUTDOWN_LIMIT_MS;
  while (isServing(data, pid)) {
    if (Date.now() > deadline)
      throw new Problem(
        `A PostgreSQL left from an earlier start (pid ${pid}) does not stop: end it with \`kill -9 ${pid}\`.`,
      );
    await sleep(POLL_MS);
  }
  rmSync(pidFile, { force: true });
  return "stopped";
}

/**
 * Whether any process of the cluster is left. A zombie or a reused pid is not one.
 * @param {string} data
 * @param {number} pid what the pid file names.
 */
function isServing(data, pid) {
  if (process.platform !== "linux") return signal(pid, 0);
  const folder = realpathSync(data);
  return readdirSync("/proc").some((name) => /^\d+$/.test(name) && workingFolder(name) === folder);
}

/**
 * Every process of PostgreSQL sits in its data directory; a zombie sits nowhere.
 * @param {string} pid
 */
function workingFolder(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} name
 * @returns {boolean} whether there is such a process.
 */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
