/**
 * A record from texts to values that is added to often and never changed in place: adding copies one leaf of it, so that ten
 * thousand additions one by one do not copy the whole each time.
 */
export type Leaves<Value> = Readonly<Record<number, Readonly<Record<string, Value>>>>;

const LEAVES = 256;

/** The value of a key, where it has one. */
export function leafValue<Value>(leaves: Leaves<Value>, key: string): Value | undefined {
  const leaf = leaves[leafOf(key)];
  return leaf && Object.hasOwn(leaf, key) ? leaf[key] : undefined;
}

/** The same with one value added, or in place of what the key had. */
export function withLeaf<Value>(leaves: Leaves<Value>, key: string, value: Value): Leaves<Value> {
  const leaf = leafOf(key);
  return { ...leaves, [leaf]: { ...leaves[leaf], [key]: value } };
}

/** Every value, in no order that means anything. */
export function leafValues<Value>(leaves: Leaves<Value>): readonly Value[] {
  return Object.values(leaves).flatMap((leaf) => Object.values(leaf));
}

/** Values of `after` that `before` does not have so, and keys that only `before` has. Looks at the leaves that differ. */
export function leavesChanged<Value>(
  before: Leaves<Value>,
  after: Leaves<Value>,
): { changed: readonly Value[]; dropped: readonly string[] } {
  const changed: Value[] = [];
  const dropped: string[] = [];
  for (let leaf = 0; leaf < LEAVES; leaf++) {
    const [old = {}, now = {}] = [before[leaf], after[leaf]];
    if (old === now) continue;
    for (const [key, value] of Object.entries(now))
      if (!Object.hasOwn(old, key) || old[key] !== value) changed.push(value);
    for (const key of Object.keys(old)) if (!Object.hasOwn(now, key)) dropped.push(key);
  }
  return { changed, dropped };
}

/** FNV-1a, folded to the number of leaves. */
function leafOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % LEAVES;
}
