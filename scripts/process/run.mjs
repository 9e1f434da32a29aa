import { spawn } from "node:child_process";

/**
 * @typedef {object} Ran
 * @property {number} code the exit code; 1 where a signal ended it or it could not start.
 * @property {string} output stdout and stderr, in order.
 */

/**
 * Runs a command to its end and gives what it printed. Never throws for a command that fails.
 * @param {readonly string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, account?: { uid: number, gid: number } | undefined }} options
 * @returns {Promise<Ran>}
 */
export function run([file = "", ...args], { cwd, env, account } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: env ?? process.env,
      ...account,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
