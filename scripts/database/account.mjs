import { readFileSync } from "node:fs";

import { Problem } from "../problem.mjs";

/** @typedef {{ name: string, uid: number, gid: number }} Account */

/**
 * PostgreSQL refuses to run as root: the account it runs as instead.
 * @param {string} passwd the text of /etc/passwd.
 * @returns {Account | undefined}
 */
export function pickAccount(passwd) {
  const rows = passwd.split("\n").map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const row = rows.find(([name]) => name === wanted);
    if (row !== undefined) return { name: wanted, uid: Number(row[2]), gid: Number(row[3]) };
  }
  return undefined;
}

/**
 * @returns {Account | undefined} nothing where this process is not root.
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const account = pickAccount(readFileSync("/etc/passwd", "utf8"));
  if (account !== undefined) return account;
  throw new Problem(
    "PostgreSQL does not run as root, and this machine has neither an account named postgres nor nobody: " +
      "run `useradd --system postgres` and start again, or start Parallax as an ordinary user.",
  );
}
