import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** @typedef {{ state: "working" | "done", fingerprint: string }} Stamp */

/**
 * What a stamp beside a result says about it: "fresh", made from other sources, never made (or failed), or cut off half
 * way.
 * @typedef {"fresh" | "stale" | "missing" | "cut off"} Freshness
 */

/**
 * @param {Stamp | undefined} stamp
 * @param {string} fingerprint of the sources as they are now.
 * @returns {Freshness}
 */
export function freshness(stamp, fingerprint) {
  if (stamp === undefined) return "missing";
  if (stamp.state === "working") return "cut off";
  return stamp.fingerprint === fingerprint ? "fresh" : "stale";
}

/**
 * @param {string} file
 * @returns {Stamp | undefined} nothing where there is none, or none that can be read.
 */
export function readStamp(file) {
  try {
    const { state, fingerprint } = JSON.parse(readFileSync(file, "utf8"));
    return { state: state === "done" ? "done" : "working", fingerprint: String(fingerprint) };
  } catch {
    return undefined;
  }
}

/**
 * Does the work with the stamp telling the truth at every moment: "working" while it runs, gone when it failed.
 * @template T
 * @param {string} file
 * @param {string} fingerprint of the sources, taken before the work.
 * @param {() => Promise<T>} work
 */
export async function stamped(file, fingerprint, work) {
  write(file, { state: "working", fingerprint });
  try {
    const result = await work();
    write(file, { state: "done", fingerprint });
    return result;
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/**
 * @param {string} file
 * @param {Stamp} stamp
 */
function write(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(stamp));
}
