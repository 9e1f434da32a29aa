import { spawn } from "node:child_process";

/**
 * Runs a command for as long as stdin stays open, so that nothing outlives the process that started it, not even when
 * that one is killed: its end of the pipe closes, and the command gets its signal.
 * $1 the signal, $2 a folder to remove afterwards (or nothing), then the command.
 */
const KEEPER = `
signal=$1 leftover=$2; shift 2
exec 3<&0
"$@" 3<&- &
kept=$!
{ read -r _ <&3; kill -s "$signal" "$kept" 2>/dev/null; } &
guard=$!
wait "$kept"; status=$?
kill "$guard" 2>/dev/null
[ -z "$leftover" ] || { cd / && rm -rf -- "$leftover"; }
exit "$status"
`;

/**
 * @typedef {object} Kept a child process that ends when this process does.
 * @property {number} pid leader of its own process group, so Ctrl-C reaches only this process.
 * @property {Promise<string>} exited settles with how it ended: "exit 1", "SIGKILL".
 * @property {() => Promise<string>} stop asks it to end, and waits.
 * @property {() => Promise<string>} kill ends it at once, as a power cut would.
 */

/**
 * @typedef {object} KeepOptions
 * @property {"INT" | "TERM"} signal what asks the command to stop.
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {import("node:child_process").StdioPipe | number | "inherit" | "ignore"} output where stdout and stderr go.
 * @property {{ uid: number, gid: number } | undefined} [account] run as this account.
 * @property {string} [removeAfter] a folder to delete when the command has ended.
 */

/**
 * @param {readonly string[]} command
 * @param {KeepOptions} options
 * @returns {Kept & { child: import("node:child_process").ChildProcess }}
 */
export function keep(command, { signal, cwd, env, output, account, removeAfter = "" }) {
  const child = spawn("/bin/sh", ["-c", KEEPER, "keeper", signal, removeAfter, ...command], {
    cwd,
    env,
    ...account,
    detached: true,
    stdio: ["pipe", output, output],
  });
  const { stdin } = child;
  // A kept process that dies while it is told to stop closes the pipe first: nothing to report.
  stdin?.on("error", () => undefined);
  child.unref();
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, by) => resolve(by ?? describeExit(code ?? 0)));
  });
  return {
    child,
    pid: child.pid ?? 0,
    exited,
    stop: () => {
      stdin?.end();
      child.ref();
      return exited;
    },
    kill: () => {
      killGroup(child.pid);
      child.ref();
      return exited;
    },
  };
}

/**
 * A shell reports a command that a signal ended as 128 + its number.
 * @param {number} code
 */
function describeExit(code) {
  if (code === 137) return "SIGKILL";
  if (code === 143) return "SIGTERM";
  if (code === 130) return "SIGINT";
  return `exit ${code}`;
}

/** @param {number | undefined} leader */
function killGroup(leader) {
  if (leader === undefined) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // Already gone.
  }
}
