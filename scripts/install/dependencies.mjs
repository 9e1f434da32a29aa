import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { freshness, readStamp, stamped } from "../build/stamp.mjs";
import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";
import { DISK_FULL, installAdvice } from "./install-advice.mjs";

/**
 * @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> }} Lock
 */

/**
 * Installs what package-lock.json names, unless it is all there.
 * @param {string} root
 * @returns {Promise<"up to date" | "installed" | "installed again">} "again": an earlier install was cut off.
 * @throws {Problem} where npm fails.
 */
export async function installDependencies(root) {
  const file = join(root, "node_modules", ".parallax-install.json");
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const print = createHash("sha256").update(`${process.platform}-${process.arch}\0${lock}`).digest("hex");
  const stamp = readStamp(file);
  if (freshness(stamp, print) === "fresh") return "up to date";
  const state = stamp?.state === "working" ? "cut off" : installedState(root, lock);
  if (state === "complete") {
    // Someone ran npm by hand: nothing to do but to remember it.
    await stamped(file, print, () => Promise.resolve());
    return "up to date";
  }
  // The stamp goes with the folder, so an install that is cut off leaves none, or one that says so.
  await stamped(file, print, () => npmCi(root));
  return state === "cut off" ? "installed again" : "installed";
}

/**
 * npm writes its own record into node_modules last, so a folder without it was never finished.
 * @param {string} root
 * @param {string} lock the text of package-lock.json.
 * @returns {"complete" | "different" | "cut off" | "none"}
 */
function installedState(root, lock) {
  const modules = join(root, "node_modules");
  if (!existsSync(modules)) return "none";
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record)) return "cut off";
  return satisfies(JSON.parse(readFileSync(record, "utf8")), JSON.parse(lock)) ? "complete" : "different";
}

/**
 * Whether an install holds every package of a lock, at its version. Optional ones, made for other platforms, may miss.
 * @param {Lock} installed
 * @param {Lock} lock
 */
export function satisfies(installed, lock) {
  const there = installed.packages ?? {};
  return Object.entries(lock.packages ?? {}).every(([path, { version, optional, devOptional, link }]) => {
    if (path === "" || link === true) return true;
    const found = there[path];
    return found === undefined ? optional === true || devOptional === true : found.version === version;
  });
}

/** @param {string} root */
async function npmCi(root) {
  // What a cut-off install leaves can stop npm from deleting it.
  await rm(join(root, "node_modules"), { recursive: true, force: true });
  // NODE_ENV=production would leave out what the build needs; no package here needs its install script.
  const flags = ["--include=dev", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { code, output } = await run([...npmCommand(process.env), "ci", ...flags], {
    cwd: root,
    // Asked to end, npm installs on for a while, into the way of the next one.
    signal: "KILL",
    // On a full disk it only warns, and tries every file of every package.
    hopelessAfter: DISK_FULL,
  });
  if (code !== 0) throw new Problem(installAdvice(output, root));
}

/**
 * The npm that runs this script, the one beside this Node, or the one on the path. The path's may be a shim that starts
 * another process, which would outlive it.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node the path of this Node.
 */
export function npmCommand(env, node = process.execPath) {
  const beside = join(dirname(node), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  const script = [env["npm_execpath"] ?? "", beside].find(
    (path) => basename(path) === "npm-cli.js" && existsSync(path),
  );
  return script === undefined ? ["npm"] : [node, script];
}
