import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export type OwnProcessors = {
  /** Keeps all threads of this process, and those to come, off one of them, where there are more. */
  leaveOne: () => void;
  useAll: () => void;
};

/**
 * The processors that this process may run on, to leave one to what people wait for. A priority is not enough: whatever
 * runs goes on to the end of its turn, some milliseconds, whoever wakes meanwhile, and what a person waits for goes
 * through several processes. On Linux alone.
 */
export function ownProcessors(): OwnProcessors {
  const all =
    process.platform === "linux" ? allowedProcessors(readFileSync("/proc/self/status", "utf8")) : "";
  const rest = allButFirst(all);
  const runOn = (list: string) => {
    if (rest === "") return;
    try {
      execFileSync("taskset", ["--all-tasks", "--cpu-list", "--pid", list, String(process.pid)], {
        stdio: "ignore",
      });
    } catch {
      // Where there is no such tool, all of them are shared.
    }
  };
  return { leaveOne: () => runOn(rest), useAll: () => runOn(all) };
}

/** The processors a process may run on, as a list such as "0-3,8", by its status in proc(5); empty where it does not say. */
export function allowedProcessors(status: string): string {
  return /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? "";
}

/** Such a list without its first processor. */
export function allButFirst(list: string): string {
  const [first = "", ...others] = list.split(",");
  const [from = 0, to = from] = first.split("-").map(Number);
  const kept = to === from ? [] : [from + 1 === to ? `${to}` : `${from + 1}-${to}`];
  return [...kept, ...others].join(",");
}
