import { spawn } from "node:child_process";

/**
 * Runs a command for as long as stdin stays open, so that nothing outlives the process that started it, not even when
 * that one is killed: its end of the pipe closes, and the command gets its signal. USR1 kills the command.
 * A wait that the trap interrupts may have taken the command's end with it: then its status is that of the kill.
 * $1 the signal, $2 a folder to remove afterwards (or nothing), then the command.
 */
const KEEPER = `
signal=$1 leftover=$2 killed=; shift 2
exec 3<&0
"$@" 3<&- &
kept=$!
trap 'killed=137; kill -s KILL "$kept" 2>/dev/null' USR1
{ read -r _ <&3; kill -s "$signal" "$kept" 2>/dev/null; } &
guard=$!
while wait "$kept" 2>/dev/null; status=$?; kill -s 0 "$kept" 2>/dev/null; do :; done
{ kill "$guard"; wait "$guard"; } 2>/dev/null
[ -z "$leftover" ] || { cd / && rm -rf -- "$leftover"; }
exit "\${killed:-$status}"
`;

/** A shell reports a command that a signal ended as 128 + its number. */
const SIGNALS = new Map([
  [130, "SIGINT"],
  [137, "SIGKILL"],
  [143, "SIGTERM"],
]);

/** @typedef {{ code: number, how: string }} Ended how: "exit 1", "SIGKILL", in words for a message. */

/**
 * @typedef {object} Kept a child process that ends when this process does.
 * @property {Promise<Ended>} exited
 * @property {() => Promise<Ended>} stop asks it to end, and waits.
 * @property {() => Promise<Ended>} kill ends it at once, as a power cut would.
 */

/**
 * @typedef {object} KeepOptions
 * @property {"INT" | "TERM" | "KILL"} signal what asks the command to stop.
 * @property {string | undefined} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {number | "inherit" | "ignore" | ((text: string) => void)} output a file descriptor, or who reads it.
 * @property {{ uid: number, gid: number } | undefined} [account] run as this account.
 * @property {string} [removeAfter] a folder to delete when the command has ended.
 */

/**
 * Starts a command in a process group of its own: Ctrl-C reaches only this process, which then stops what it keeps.
 * @param {readonly string[]} command
 * @param {KeepOptions} options
 * @returns {Kept}
 */
export function keep(command, { signal, cwd, env, output, account, removeAfter = "" }) {
  const stdio = typeof output === "function" ? "pipe" : output;
  const child = spawn("/bin/sh", ["-c", KEEPER, "keeper", signal, removeAfter, ...command], {
    cwd,
    env,
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    detached: true,
    stdio: ["pipe", stdio, stdio],
  });
  if (typeof output === "function")
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (/** @type {Buffer} */ chunk) => output(chunk.toString()));
  // What ends by itself closes the pipe first: nothing to report.
  child.stdin?.on("error", () => undefined);
  const exited = endOf(child);
  return {
    exited,
    stop: () => {
      child.stdin?.end();
      return exited;
    },
    kill: () => {
      child.kill("SIGUSR1");
      return exited;
    },
  };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<Ended>}
 */
function endOf(child) {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 1, how: error.message }));
    child.once("close", (status, signal) => {
      const code = status ?? 1;
      resolve({ code, how: signal ?? SIGNALS.get(code) ?? `exit ${code}` });
    });
  });
}
