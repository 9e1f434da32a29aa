import { keep } from "./keep.mjs";

/** After this much grace a command that was told to stop is killed. */
const GRACE_MS = 10_000;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {{ uid: number, gid: number } | undefined} [account]
 * @property {"TERM" | "KILL"} [signal] what ends the command where this process ends first.
 * @property {RegExp} [hopelessAfter] kills the command once its output holds this.
 * @property {number} [limitMs] ends the command, as failed, where it takes longer.
 */

/**
 * Runs a command to its end and gives what it printed. Never throws for a command that fails, or is not there.
 * @param {readonly string[]} command
 * @param {RunOptions} options
 * @returns {Promise<{ code: number, output: string }>} output: stdout and stderr, in order.
 */
export async function run(
  command,
  { cwd, env = process.env, account, signal = "TERM", hopelessAfter, limitMs } = {},
) {
  let output = "";
  const kept = keep(command, {
    signal,
    cwd,
    env,
    account,
    output: (text) => {
      output += text;
      if (hopelessAfter?.test(text)) void kept.kill();
    },
  });
  const timers = limitMs === undefined ? [] : endAfter(kept, limitMs, (text) => (output += text));
  const { code, how } = await kept.exited;
  for (const timer of timers) clearTimeout(timer);
  return { code, output: code === 0 || output !== "" ? output : how };
}

/**
 * @param {import("./keep.mjs").Kept} kept
 * @param {number} limitMs
 * @param {(text: string) => void} print
 */
function endAfter(kept, limitMs, print) {
  return [
    setTimeout(() => {
      print(`\nstopped: it took longer than ${Math.round(limitMs / 1000)} s\n`);
      void kept.stop();
    }, limitMs),
    setTimeout(() => void kept.kill(), limitMs + GRACE_MS),
  ];
}
