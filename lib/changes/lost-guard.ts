import type { DiffLines } from "./diff-lines";
import type { RiskSign } from "./risk-sign";

/** What keeps a program from harm, and how much losing it says: what guards against others' haste says most. */
const GUARDS: readonly (readonly [RegExp, string, number])[] = [
  [
    /\b(r?lock|unlock|r?unlock|mutex|rwmutex|synchronized|atomic\w*|semaphore|volatile)\b/iu,
    "takes away a lock",
    2,
  ],
  [
    /(==|!=|===|!==)\s*(nil|null|undefined|none|nullptr)\b|\bis (not )?none\b|\?\.|\.isPresent\(|\bisEmpty\(|\bhasOwn/iu,
    "takes away a check for what is missing",
    1.5,
  ],
  [/\blimit\b|\bmax\w*\b|\bpage_?size\b|\btop\s+\d+|\bthrottle\w*/iu, "takes away a limit", 1.5],
  [/\b(retry|retries|backoff|max_?attempts?)\b/iu, "takes away tries", 1.2],
  [/\b(with)?(timeout|deadline)\b/iu, "takes away a time limit", 1.5],
  [/\b(circuit_?breaker|fallback|bulkhead|rate_?limit\w*)\b/iu, "takes away what holds failures back", 1.5],
  [/\bcache[ds]?\b\S*\.?(get|fetch|load)?\w*\(|@cache\w*/iu, "takes away a cache", 1.5],
  [
    /\b(validate|sanitize|escape|recover|catch|except|finally|defer|close|dispose|release|rollback)\w*\b/iu,
    "takes away a safeguard",
    1,
  ],
  [/\bindex\b|\bwhere\b/iu, "takes away a condition or an index", 1.2],
];
/** Whose loss is only how errors are passed on. */
const ERROR_PASSING = /\berr\b/u;

/** Guards that stood in what was taken away and stand nowhere in what was added. */
export function lostGuards({ removed, added }: DiffLines): RiskSign[] {
  const kept = added.join("\n");
  return GUARDS.flatMap(([guard, reason, weight]) => {
    const line = removed.find((text) => guard.test(text) && !ERROR_PASSING.test(text));
    return line === undefined || guard.test(kept) ? [] : [{ weight, reason, line }];
  });
}
