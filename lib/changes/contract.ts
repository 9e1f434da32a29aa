import type { DiffLines } from "./diff-lines";
import type { RiskSign } from "./risk-sign";

const NAME = /(["'`])([\w.:/-]+)\1/gu;
/** What others read or were written by an older version. */
const SCHEMA: readonly (readonly [RegExp, string, number])[] = [
  [
    /\b(drop|rename)\s+(column|table|index|constraint|view)\b/iu,
    "takes away or renames part of a schema",
    1.5,
  ],
  [
    /\balter\s+(table|column)\b.*\b(type|not\s+null|set\s+data)\b/iu,
    "narrows what a column may hold or writes it anew",
    1.2,
  ],
  [/\bcreate\s+(unique\s+)?index\s+(?!concurrently)/iu, "makes an index while writes wait", 1],
  [/\bcreate\s+(unique\s+)?index\s+concurrently\b/iu, "adds an index beside the work", -1],
  [/\badd\s+column\b(?!.*not\s+null)/iu, "adds a column that may be empty", -0.5],
  [/\block\s+table\b|\bvacuum\s+full\b|\btruncate\b/iu, "locks or empties a table", 1.5],
];

/** Names, fields and tables that others may still use as they were. */
export function brokenContracts({ removed, added }: DiffLines): RiskSign[] {
  const schema = SCHEMA.flatMap(([pattern, reason, weight]): RiskSign[] => {
    const line = added.find((text) => pattern.test(text));
    return line === undefined ? [] : [{ weight, reason, line }];
  });
  return [...schema, ...renamed(removed, added)];
}

/** A name in quotes that became another one, where the rest of its line stayed: surer than where the line is new too. */
function renamed(removed: readonly string[], added: readonly string[]): RiskSign[] {
  const [before, after] = [namesIn(removed), namesIn(added)];
  const gone = [...before].filter((name) => !after.has(name));
  const come = [...after].filter((name) => !before.has(name));
  const [old] = gone;
  if (old === undefined || come.length === 0) return [];
  const shapes = new Set(removed.filter((line) => gone.some((name) => line.includes(name))).map(shapeOf));
  const same = added.find((line) => come.some((name) => line.includes(name)) && shapes.has(shapeOf(line)));
  const line = same ?? added.find((text) => come.some((name) => text.includes(name))) ?? null;
  return [{ weight: same === undefined ? 0.5 : 1.5, reason: `calls ${old} ${come[0] ?? ""}`, line }];
}

function namesIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => [...line.matchAll(NAME)].map(([, , name = ""]) => name)));
}

function shapeOf(line: string): string {
  return line.replaceAll(NAME, '""').replaceAll(/\s+/gu, "");
}
