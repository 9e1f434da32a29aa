import type { Change } from "./change";
import { type DiffLines, diffLines } from "./diff-lines";

/** What of a change's content could break something, or could not; log-odds, with the line that says so. */
export type RiskSign = { weight: number; reason: string; line: string | null };

const INERT_PATH =
  /(^|\/)(docs?|test|tests|testdata|__tests__|\.github|static|templates|examples?|runbooks?)\/|(_test|\.test|\.spec|_fuzz_test)\.\w+$|\.(md|txt|css|scss|svg|png|html)$|(^|\/)(codeowners|license|\.gitignore|\.golangci\.\w+|\.editorconfig)$/iu;
const DEPENDENCY_PATH =
  /(^|\/)(go\.(mod|sum)|package(-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|requirements\.txt|cargo\.(toml|lock)|pom\.xml|gemfile(\.lock)?)$/iu;

const GUARDS: readonly (readonly [RegExp, string])[] = [
  [/\b(lock|unlock|rlock|mutex|synchronized|atomic|semaphore)\b/iu, "takes away a lock"],
  [
    /(==|!=|===|!==)\s*(nil|null|undefined|none)\b|\bis (not )?none\b|\?\./iu,
    "takes away a check for what is missing",
  ],
  [/\blimit\b|\bmax\w*\b|\bpage_?size\b/iu, "takes away a limit"],
  [/\b(retry|retries|backoff|attempts?)\b/iu, "takes away tries"],
  [/\b(timeout|deadline)\b/iu, "takes away a time limit"],
  [
    /\b(validate|sanitize|escape|required|recover|catch|except|finally|defer)\w*\b/iu,
    "takes away a safeguard",
  ],
  [/\bindex\b|\bwhere\b/iu, "takes away a condition or an index"],
];
const LOOP = /^\s*(for|while|foreach)\b|\.(map|forEach|each)\(/u;
const REMOTE_CALL =
  /\b(\w*(client|repo|repository|db|store|catalog|dao|api|session|conn))\b[.\w]*\.\w+\(|\b(query|select|fetch|exec)\w*\(/iu;
const NUMBER = /\d+(\.\d+)?/gu;

/** Signs in the paths and the diff of a change. Its words are its author's: they convince nobody. */
export function riskSigns({ files, diff }: Pick<Change, "files" | "diff">): RiskSign[] {
  if (files.length > 0 && files.every((file) => INERT_PATH.test(file)))
    return [{ weight: -3, reason: "touches only what does not run in production", line: null }];
  const signs: RiskSign[] = [];
  if (files.length > 0 && files.every((file) => DEPENDENCY_PATH.test(file)))
    signs.push({ weight: -0.5, reason: "only moves versions of what it depends on", line: null });
  const lines = diffLines(diff);
  signs.push(...lostGuards(lines), ...callsInLoops(lines), ...movedNumbers(lines), ...renamed(lines));
  return signs;
}

function lostGuards({ removed, added }: DiffLines): RiskSign[] {
  const kept = added.join("\n");
  return GUARDS.flatMap(([guard, reason]) => {
    const line = removed.find((text) => guard.test(text) && !/\berr\b/u.test(text));
    return line === undefined || guard.test(kept) ? [] : [{ weight: 1.5, reason, line }];
  });
}

function callsInLoops({ added, removed }: DiffLines): RiskSign[] {
  const loop = added.findIndex((text) => LOOP.test(text));
  if (loop < 0) return [];
  const line = added.slice(loop, loop + 6).find((text) => REMOTE_CALL.test(text));
  if (line === undefined || removed.some((text) => REMOTE_CALL.test(text))) return [];
  return [{ weight: 2, reason: "calls something else for each item of a loop", line }];
}

/** A number that became three times as large or as small, or another unit. */
function movedNumbers({ removed, added }: DiffLines): RiskSign[] {
  for (const before of removed)
    for (const after of added) {
      if (shapeOf(before) !== shapeOf(after)) continue;
      const one = (before.match(NUMBER) ?? []).map(Number);
      const other = (after.match(NUMBER) ?? []).map(Number);
      const factor = one.reduce((most, value, at) => Math.max(most, ratio(value, other[at] ?? value)), 1);
      const isOtherUnit = unitOf(before) !== unitOf(after);
      if (factor >= 3 || isOtherUnit) return [{ weight: 1.5, reason: "moves a setting far", line: after }];
    }
  return [];
}

const UNITS =
  /\b(milliseconds?|seconds?|minutes?|hours?|days?)\b|(?<=\d)(ms|s|m|h|d|k|kb|mb|gb|ki|mi|gi)\b/giu;

function shapeOf(line: string): string {
  return line.replaceAll(UNITS, "").replaceAll(NUMBER, "0").replaceAll(/\s+/gu, "");
}

function unitOf(line: string): string {
  return (line.match(UNITS) ?? []).join(" ").toLowerCase();
}

function ratio(one: number, other: number): number {
  if (one === other) return 1;
  return one > 0 && other > 0 ? Math.max(one / other, other / one) : 10;
}

const NAME = /["'`][\w.-]+["'`]/gu;

/** A name in quotes that others may still use by its old spelling. */
function renamed({ removed, added }: DiffLines): RiskSign[] {
  const [before, after] = [namesIn(removed), namesIn(added)];
  const gone = [...before].filter((name) => !after.has(name));
  const come = [...after].filter((name) => !before.has(name));
  if (gone.length === 0 || come.length === 0) return [];
  const line = added.find((text) => come.some((name) => text.includes(name))) ?? null;
  return [{ weight: 1, reason: `calls ${gone[0] ?? ""} ${come[0] ?? ""}`, line }];
}

function namesIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.match(NAME) ?? []));
}
