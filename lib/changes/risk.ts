import { addedWork } from "./added-work";
import type { Change } from "./change";
import { brokenContracts } from "./contract";
import { type DiffLines, diffLines } from "./diff-lines";
import { lostGuards } from "./lost-guard";
import type { RiskSign } from "./risk-sign";
import { movedSettings } from "./setting";

const INERT_PATH =
  /(^|\/)(docs?|test|tests|testdata|__tests__|\.github|\.circleci|\.gitlab|static|templates|examples?|runbooks?|fixtures)\/|(_test|\.test|\.spec|_fuzz_test)\.\w+$|(^|\/)test_\w+\.py$|\.(md|txt|css|scss|svg|png|html|adoc|rst)$|(^|\/)(codeowners|license|\.gitignore|\.gitlab-ci\.yml|\.golangci\.\w+|\.editorconfig|\.prettierrc\w*)$/iu;
const DEPENDENCY_PATH =
  /(^|\/)(go\.(mod|sum)|package(-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|requirements[\w-]*\.txt|poetry\.lock|cargo\.(toml|lock)|pom\.xml|gemfile(\.lock)?|build\.gradle(\.kts)?|composer\.(json|lock))$/iu;
const VERSION = /(\d+)\.(\d+)\.(\d+)/u;
const TOKEN = /[A-Za-z_]\w*|\d+/gu;
const LITERAL = /^\d/u;
/** Names that both sides share, of all names: above it a change says the same in other words. */
const SAME_WORDS = 0.5;

/** Signs in the paths and the diff of a change, of its content alone. Its words are its author's: they convince nobody. */
export function riskSigns({ files, diff }: Pick<Change, "files" | "diff">): RiskSign[] {
  if (files.length > 0 && files.every((file) => INERT_PATH.test(file)))
    return [{ weight: -3, reason: "touches only what does not run in production", line: null }];
  const lines = diffLines(diff);
  if (files.length > 0 && files.every((file) => DEPENDENCY_PATH.test(file))) return [movedVersions(lines)];
  if (lines.removed.length === 0 && lines.added.length === 0)
    return lines.quiet === 0
      ? []
      : [{ weight: -2, reason: "only moves, comments, logs or measures", line: null }];
  const signs = [
    ...lostGuards(lines),
    ...addedWork(lines),
    ...movedSettings(lines),
    ...brokenContracts(lines),
  ];
  return signs.length > 0 ? signs : inOtherWords(lines);
}

/** A patch of a dependency is seldom to blame; another major version may be. */
function movedVersions({ removed, added }: DiffLines): RiskSign {
  const before = removed.map((line) => VERSION.exec(line));
  const jump = added.findIndex((line, at) => VERSION.exec(line)?.[1] !== before[at]?.[1]);
  if (jump >= 0 && removed.length > 0)
    return {
      weight: 0.5,
      reason: "moves to another major version of what it depends on",
      line: added[jump] ?? null,
    };
  return { weight: -0.7, reason: "only moves versions of what it depends on", line: null };
}

function inOtherWords({ removed, added }: DiffLines): RiskSign[] {
  if (removed.length === 0)
    return [{ weight: -0.3, reason: "only adds, and nothing that is known to break", line: null }];
  const [before, after] = [tokensIn(removed), tokensIn(added)];
  // Another number is another meaning.
  if ([...before].some((token) => LITERAL.test(token) && !after.has(token))) return [];
  if ([...after].some((token) => LITERAL.test(token) && !before.has(token))) return [];
  const shared = [...before].filter((token) => after.has(token)).length;
  const share = shared / Math.max(1, before.size + after.size - shared);
  if (share < SAME_WORDS) return [];
  return [{ weight: -1.5 * share, reason: "says the same in other words", line: null }];
}

function tokensIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.match(TOKEN) ?? []));
}
