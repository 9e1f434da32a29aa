import { keep } from "./keep.mjs";

/**
 * Runs a command to its end and gives what it printed. Never throws for a command that fails, or is not there.
 * @param {readonly string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, account?: { uid: number, gid: number } | undefined }} options
 * @returns {Promise<{ code: number, output: string }>} output: stdout and stderr, in order.
 */
export async function run(command, { cwd, env = process.env, account } = {}) {
  let output = "";
  const { exited } = keep(command, {
    signal: "TERM",
    cwd,
    env,
    account,
    output: (text) => {
      output += text;
    },
  });
  const { code, how } = await exited;
  return { code, output: code === 0 || output !== "" ? output : how };
}
