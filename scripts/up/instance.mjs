import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { codeOf, Problem } from "../problem.mjs";
import { startOf } from "../process/identity.mjs";

/**
 * @typedef {object} Instance the one `up` that runs on a data directory.
 * @property {number} pid
 * @property {string} start see `startOf`.
 * @property {string} origin where it answers, or will.
 * @property {boolean} ready
 */

/**
 * Takes the data directory for this process, or says who has it.
 * @param {string} dataDirectory
 * @param {string} origin
 * @returns {{ recovered: boolean, announce: () => void, release: () => void }} recovered: an earlier one did not stop
 * cleanly. announce: it answers now. release: gives the directory back.
 * @throws {Problem} where another one runs on it.
 */
export function claim(dataDirectory, origin) {
  const file = join(dataDirectory, "up.json");
  const mine = { pid: process.pid, start: startOf(process.pid) ?? "", origin, ready: false };
  const recovered = take(file, mine);
  return {
    recovered,
    announce: () => writeFileSync(file, JSON.stringify({ ...mine, ready: true })),
    release: () => {
      if (read(file)?.pid === mine.pid) rmSync(file, { force: true });
    },
  };
}

/**
 * @param {string} file
 * @param {Instance} mine
 */
function take(file, mine) {
  const draft = `${file}.${mine.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let recovered = false; ; recovered = true) {
      try {
        // Fails where the file exists, and where it succeeds the file is whole at once.
        linkSync(draft, file);
        return recovered;
      } catch (error) {
        if (codeOf(error) !== "EEXIST") throw error;
      }
      const other = read(file);
      if (other !== undefined && isAlive(other)) throw new Problem(alreadyRunning(other));
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {Instance | undefined}
 */
function read(file) {
  try {
    const { pid, start, origin, ready } = JSON.parse(readFileSync(file, "utf8"));
    return { pid: Number(pid), start: String(start), origin: String(origin), ready: ready === true };
  } catch {
    return undefined;
  }
}

/** @param {Instance} instance */
function isAlive({ pid, start }) {
  return startOf(pid) === start;
}

/** @param {Instance} instance */
export function alreadyRunning({ pid, origin, ready }) {
  const advice = `stop it with Ctrl-C or \`kill ${pid}\`, or give this one its own --data-dir and --port.`;
  return ready
    ? `Parallax already runs on this data, at ${origin}: open it there, ${advice}`
    : `Parallax is being started on this data by another command (pid ${pid}): wait for it, ${advice}`;
}
