import { readFileSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

const SESSION = "/proc/self/autogroup";

/**
 * Has this process, on Linux with all of its session, wait for what runs in others: a priority counts only within a
 * session, and processors are shared among sessions first (sched(7), "The autogroup feature"). Once the process is over
 * the session, to which a terminal may belong, is as it was, whatever ended it.
 */
export function comeAfterOthers(): void {
  setPriority(constants.priority.PRIORITY_LOW);
  const before = moveSession(constants.priority.PRIORITY_LOW);
  if (before !== null) process.once("exit", () => moveSession(before));
}

/** Gives the session's priority before; null where it has none. */
function moveSession(priority: number): number | null {
  try {
    const before = Number(readFileSync(SESSION, "utf8").split(" ").at(-1));
    writeFileSync(SESSION, String(priority));
    return before;
  } catch {
    return null;
  }
}
