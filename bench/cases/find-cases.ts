import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";

/** A case's folder; its name is that below the folder searched, and its set is the folder that it stands in. */
export type FoundCase = { case: string; set: string; folder: string };

/** Sets of cases stand in folders, cases in sets. */
const DEEPEST = 3;

/** The cases in a folder of sets, in a set, or in a folder that is a case itself; in order of their names. */
export async function findCases(folder: string): Promise<FoundCase[]> {
  const root = resolve(folder);
  const folders = await foldersOfCases(root, DEEPEST);
  return folders
    .map((own) => ({
      case: relative(root, own).replaceAll("\\", "/") || basename(own),
      set: basename(dirname(own)),
      folder: own,
    }))
    .sort((one, other) => (one.case < other.case ? -1 : 1));
}

/** The first cases of each set. */
export function firstOfEach(cases: readonly FoundCase[], count: number): FoundCase[] {
  const seen = new Map<string, number>();
  return cases.filter(({ set }) => {
    const before = seen.get(set) ?? 0;
    seen.set(set, before + 1);
    return before < count;
  });
}

async function foldersOfCases(folder: string, depth: number): Promise<string[]> {
  if (existsSync(join(folder, "case.json"))) return [folder];
  if (depth === 0) return [];
  const names = (await readdir(folder)).filter((name) => !name.startsWith("_") && !name.startsWith("."));
  const below = names
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true);
  return (await Promise.all(below.map((path) => foldersOfCases(path, depth - 1)))).flat();
}
