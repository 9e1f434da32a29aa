import { readFileSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

/**
 * Has what runs here wait for what people wait for, where both share a machine: of this process and the threads that
 * it starts from now on; on Linux of this thread alone, and those that it starts.
 */
export function comeAfterPeople(priority: number = constants.priority.PRIORITY_LOW): void {
  setPriority(priority);
}

/**
 * The same for all of this process. Linux shares processors among sessions first (sched(7), "The autogroup feature"),
 * and a priority counts only within one: a session that was made for this process comes after the others too.
 */
export function haveProcessComeAfterPeople(priority: number = constants.priority.PRIORITY_LOW): void {
  comeAfterPeople(priority);
  if (process.platform !== "linux" || !isSessionOf(process, readFileSync("/proc/self/stat", "utf8"))) return;
  try {
    writeFileSync("/proc/self/autogroup", String(priority));
  } catch {
    // A kernel without such groups goes by the priority alone.
  }
}

/**
 * Whether a process or who keeps it leads its session, which nobody sits at: by its line of proc(5), where parent,
 * group, session and terminal follow the name, which may hold any sign.
 */
export function isSessionOf({ pid, ppid }: { pid: number; ppid: number }, stat: string): boolean {
  const [, , , session, terminal] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  return terminal === 0 && (session === pid || session === ppid);
}
