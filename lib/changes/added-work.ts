import type { DiffLines } from "./diff-lines";
import type { RiskSign } from "./risk-sign";

const LOOP = /^\s*(for|while|foreach|loop)\b|\.(map|forEach|each|flatMap)\(/u;
const REMOTE_CALL =
  /\b(\w*(client|repo|repository|db|store|catalog|dao|api|session|conn|gateway|service))\b[.\w]*\.\w+\(|\b(query|select|fetch|exec|request)\w*\(|\bawait\s+\w+\.\w+\(/iu;
const WAITS = /\b(?:time\.)?sleep\(|\bdelay\(|\.join\(\)|\.(?:block|get)\(\)|\bwait\(\)|[a-z]Sync\(/iu;
const LOCKS = /\b(lock|acquire|synchronized|mutex)\b\s*[(.{]|\.Lock\(\)/iu;
const ENDLESS = /^\s*(for\s*\{|while\s*\(?(true|1)\)?|loop\s*\{)/u;
const NEAR_LINES = 6;

/** Work that a change adds for each request: calls, calls by item, waits, locks, loops without an end. */
export function addedWork({ added, removed, after }: DiffLines): RiskSign[] {
  return [
    ...calls({ added, removed, after }),
    ...newly(WAITS, "waits where it did not wait", 1.2, { added, removed }),
    ...newly(LOCKS, "takes a lock that it did not take", 0.7, { added, removed }),
    ...newly(ENDLESS, "goes round without an end", 1, { added, removed }),
  ];
}

/** A call of something else: most by item of a loop, which grows as its list does. */
function calls({ added, removed, after }: Pick<DiffLines, "added" | "removed" | "after">): RiskSign[] {
  if (removed.some((text) => REMOTE_CALL.test(text))) return [];
  const inLoop = added.find(
    (text) =>
      REMOTE_CALL.test(text) &&
      after.some((line, at) => LOOP.test(line) && after.slice(at, at + NEAR_LINES).includes(text)),
  );
  if (inLoop !== undefined)
    return [{ weight: 2, reason: "calls something else for each item of a loop", line: inLoop }];
  return newly(REMOTE_CALL, "calls something else than before", 0.5, { added, removed });
}

function newly(
  pattern: RegExp,
  reason: string,
  weight: number,
  { added, removed }: Pick<DiffLines, "added" | "removed">,
): RiskSign[] {
  const line = added.find((text) => pattern.test(text));
  return line === undefined || removed.some((text) => pattern.test(text)) ? [] : [{ weight, reason, line }];
}
