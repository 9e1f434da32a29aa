/** Groups that a frame keeps, in order. */
export type ChosenGroups<Key> = {
  keys: readonly Key[];
  /** Place in `keys` by number of the group, -1 for one that is not kept. */
  placeOf: Int32Array;
  dropped: number;
};

/**
 * At most `limit` groups, those with the most rows; equally large ones, and the result, by `compare`. A group without
 * rows is none.
 */
export function chooseGroups<Key>(
  groups: readonly { key: Key; rows: number }[],
  compare: (one: Key, other: Key) => number,
  limit: number,
): ChosenGroups<Key> {
  const present = groups.flatMap(({ key, rows }, number) => (rows > 0 ? [{ key, rows, number }] : []));
  const kept =
    present.length <= limit
      ? present
      : present.sort((one, other) => other.rows - one.rows || compare(one.key, other.key)).slice(0, limit);
  kept.sort((one, other) => compare(one.key, other.key));
  const placeOf = new Int32Array(groups.length).fill(-1);
  for (const [place, { number }] of kept.entries()) placeOf[number] = place;
  return { keys: kept.map(({ key }) => key), placeOf, dropped: present.length - kept.length };
}

/** Code-unit order of lists of texts and numbers, item by item. */
export function compareKeys(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  for (const [at, item] of one.entries()) {
    const against = other[at];
    if (against === undefined) return 1;
    if (item !== against) return item < against ? -1 : 1;
  }
  return one.length - other.length;
}
