import { readFileSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

/**
 * Has what runs here wait for what people wait for, where both share a machine: of this process and the threads that
 * it starts from now on; on Linux of this thread alone, and those that it starts.
 */
export function comeAfterPeople(): void {
  setPriority(constants.priority.PRIORITY_LOW);
}

/** The same for all of this process, also where it has a session of its own. */
export function haveProcessComeAfterPeople(): void {
  comeAfterPeople();
  haveSessionComeAfter(constants.priority.PRIORITY_LOW);
}

/**
 * Linux shares processors among sessions first (sched(7), "The autogroup feature"), and a priority counts only within
 * one: where a session was made for this process, it gets a priority among the others. The threads within keep theirs.
 */
export function haveSessionComeAfter(priority: number): void {
  if (process.platform !== "linux" || !isSessionOf(process, readFileSync("/proc/self/stat", "utf8"))) return;
  try {
    writeFileSync("/proc/self/autogroup", String(priority));
  } catch {
    // A kernel without such groups goes by the priority of each process alone.
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
