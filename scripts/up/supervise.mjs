import { setTimeout as sleep } from "node:timers/promises";

import { messageOf } from "../problem.mjs";
import { formatDuration } from "./steps.mjs";

/** @typedef {import("../process/keep.mjs").Kept} Kept */

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** What ran this long was well: the next failure is a first one. */
const SETTLED_MS = 60_000;

/**
 * @param {number} failures in a row, from 1.
 * @returns {number} milliseconds to wait before the next start.
 */
export function restartDelayMs(failures) {
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);
}

/**
 * @typedef {object} SuperviseOptions
 * @property {string} name as it begins a sentence.
 * @property {Kept} first the service, running.
 * @property {(stopping: AbortSignal) => Promise<Kept>} restart gives a new one once it works; throws where it does not.
 * @property {(sentence: string) => void} say
 * @property {number} stopLimitMs how long it may take to stop before it is killed.
 * @property {(failures: number) => number} [delayMs]
 */

/**
 * Starts a service again whenever it ends.
 * @param {SuperviseOptions} options
 * @returns {{ stop: () => Promise<void> }}
 */
export function supervise({ name, first, restart, say, stopLimitMs, delayMs = restartDelayMs }) {
  const stopping = new AbortController();
  let current = first;
  let startedAt = Date.now();
  const isStopping = () => stopping.signal.aborted;

  async function keepRunning() {
    for (let failures = 1; ; failures += 1) {
      const { how } = await current.exited;
      if (isStopping()) return;
      if (Date.now() - startedAt > SETTLED_MS) failures = 1;
      say(`${name} ended (${how}): starting it again in ${formatDuration(delayMs(failures))}.`);
      await untilStarted(failures);
      if (isStopping()) return;
      say(`${name} works again.`);
    }
  }

  /** @param {number} failuresSoFar */
  async function untilStarted(failuresSoFar) {
    for (let failures = failuresSoFar; !isStopping(); failures += 1) {
      await sleep(delayMs(failures), undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isStopping()) return;
      try {
        current = await restart(stopping.signal);
        startedAt = Date.now();
        if (isStopping()) await end(current, stopLimitMs);
        return;
      } catch (error) {
        if (!isStopping()) say(`${name} did not start: ${messageOf(error)}`);
      }
    }
  }

  const running = keepRunning();
  return {
    stop: async () => {
      stopping.abort();
      await end(current, stopLimitMs);
      await running;
    },
  };
}

/**
 * Asks a process to end, and kills it where it does not in time.
 * @param {Kept} kept
 * @param {number} limitMs
 */
async function end(kept, limitMs) {
  const timer = setTimeout(() => void kept.kill(), limitMs);
  await kept.stop();
  clearTimeout(timer);
}
