import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When a process began, in the system's own words. With its pid it names one process for good: pids come again, and in
 * a container they come again soon.
 * @param {number} pid
 * @returns {string | undefined} nothing where there is no such process, or only its zombie.
 */
export function startOf(pid) {
  try {
    if (process.platform === "linux") return startInStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
    const [state, ...start] = execFileSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], {
      encoding: "utf8",
    })
      .trim()
      .split(/\s+/);
    return state === undefined || state.startsWith("Z") ? undefined : start.join(" ");
  } catch {
    return undefined;
  }
}

/** Of the fields after the process's name: its state is the first, its start (in clock ticks since boot) the 20th. */
const START_FIELD = 19;

/**
 * @param {string} stat the text of /proc/PID/stat. The name in it, in parentheses, may hold anything.
 * @returns {string | undefined}
 */
export function startInStat(stat) {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? undefined : fields[START_FIELD];
}
