import type { Attributes } from "./signals";

type Entry = readonly [string, string];

/** Attributes in code-unit order of their keys. Of a key that is there twice, the last value counts. */
export function attributesOf(entries: Iterable<Entry>): Attributes {
  // Not by assignment: "__proto__" is a key like any other.
  return Object.fromEntries([...new Map(entries)].sort(byKey));
}

function byKey([a]: Entry, [b]: Entry): number {
  return a < b ? -1 : Number(a > b);
}
