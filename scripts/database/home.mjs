import { createHash } from "node:crypto";
import { chownSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import { run } from "../process/run.mjs";

/** @typedef {import("./account.mjs").Account} Account */

/** Where a cluster lives when its account cannot enter the folder asked for, as under a root home of mode 700. */
const SHARED_ROOT = "/var/lib/parallax";

/**
 * The folder for a cluster: made, and owned by the account that runs PostgreSQL.
 * @param {string} wanted absolute.
 * @param {Account | undefined} account
 */
export async function prepareHome(wanted, account) {
  makeFolder(wanted, account);
  if (account === undefined || (await canEnter(wanted, account))) return wanted;
  mkdirSync(SHARED_ROOT, { recursive: true, mode: 0o755 });
  const shared = sharedHome(wanted);
  makeFolder(shared, account);
  return shared;
}

/**
 * The same folder always gets the same stand-in.
 * @param {string} wanted
 */
export function sharedHome(wanted) {
  return join(SHARED_ROOT, createHash("sha256").update(wanted).digest("hex").slice(0, 12));
}

/**
 * @param {string} path
 * @param {Account | undefined} account
 */
function makeFolder(path, account) {
  mkdirSync(join(path, ".."), { recursive: true });
  mkdirSync(path, { recursive: true, mode: 0o750 });
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

/**
 * @param {string} path
 * @param {Account} account
 */
async function canEnter(path, account) {
  return (await run(["ls", path], { cwd: "/", account })).code === 0;
}
