import { readFileSync, writeFileSync } from "node:fs";

/**
 * Does the work and leaves a file as it was: Next adds what it misses to tsconfig.json.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function leavingUntouched(file, work) {
  const before = readFileSync(file);
  try {
    return await work();
  } finally {
    if (!readFileSync(file).equals(before)) writeFileSync(file, before);
  }
}
