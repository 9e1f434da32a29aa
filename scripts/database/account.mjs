import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { Problem } from "../problem.mjs";

/** @typedef {{ name: string, uid: number, gid: number }} Account */

/**
 * The account that runs PostgreSQL where this process is root, which PostgreSQL refuses to be.
 * @param {string} directory of the cluster. One that is there belongs to an account, and keeps it.
 * @returns {Account | undefined} nothing where this process runs it itself.
 * @throws {Problem} where no account will do.
 */
export function serverAccount(directory) {
  const self = process.getuid?.();
  const owner = existsSync(directory) ? statSync(directory) : undefined;
  if (self !== 0) {
    if (owner !== undefined && owner.uid !== self) throw new Problem(othersAdvice(directory, owner.uid));
    return undefined;
  }
  const passwd = readFileSync("/etc/passwd", "utf8");
  if (owner !== undefined && owner.uid !== 0 && existsSync(join(directory, "data")))
    return { name: nameOf(passwd, owner.uid), uid: owner.uid, gid: owner.gid };
  const account = pickAccount(passwd);
  if (account !== undefined) return account;
  throw new Problem(
    "PostgreSQL does not run as root, and this machine has neither an account named postgres nor nobody: " +
      "run `useradd --system postgres` and start again, or start Parallax as an ordinary user.",
  );
}

/**
 * @param {string} passwd the text of /etc/passwd.
 * @returns {Account | undefined}
 */
export function pickAccount(passwd) {
  for (const wanted of ["postgres", "nobody"]) {
    const row = rowsOf(passwd).find(([name]) => name === wanted);
    if (row !== undefined) return { name: wanted, uid: Number(row[2]), gid: Number(row[3]) };
  }
  return undefined;
}

/**
 * @param {string} passwd
 * @param {number} uid
 */
export function nameOf(passwd, uid) {
  return rowsOf(passwd).find((row) => Number(row[2]) === uid)?.[0] ?? `user ${uid}`;
}

/** @param {string} passwd */
function rowsOf(passwd) {
  return passwd
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(":"));
}

/**
 * @param {string} directory
 * @param {number} uid
 */
function othersAdvice(directory, uid) {
  const name = nameOf(readFileSync("/etc/passwd", "utf8"), uid);
  return (
    `The database in ${directory} belongs to ${name}, who started it first: ` +
    "start Parallax as before (as root, where it was root), or give this user its own --data-dir."
  );
}
