import { statfsSync } from "node:fs";

import { Problem } from "../problem.mjs";

/** A tool that fails with less than this left has failed for it, whatever it says. */
const NOTHING_LEFT_BYTES = 20_000_000;

/**
 * Runs a step that writes much; where the disk is full its failure says so.
 * @template T
 * @param {string} folder on the disk it writes to.
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function explainFullDisk(folder, work) {
  try {
    return await work();
  } catch (error) {
    if (!isFull(error, folder)) throw error;
    throw new Problem(`The disk of ${folder} is full: free about 2 GB and start again.`, { cause: error });
  }
}

/**
 * @param {unknown} error
 * @param {string} folder
 */
function isFull(error, folder) {
  if (/ENOSPC|no space left/i.test(String(error))) return true;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < NOTHING_LEFT_BYTES;
}
