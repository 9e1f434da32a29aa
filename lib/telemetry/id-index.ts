/** So many rows with one hash are no accident: whoever sends them loses them, and nobody waits. */
const MAX_PROBES = 64;

/** Finds rows by the two words of an id within a group, without an object per row. */
export type IdIndex = {
  /** The first row that was added with the group and id of `row`; adds `row` where there is none. */
  findOrAdd: (row: number) => number;
  /** The row with this id in a group; -1 where there is none. */
  find: (group: number, one: number, other: number) => number;
};

/** An empty index over `ids`, by group: group g has room for `capacities[g]` ids, in a stretch of its own. */
export function createIdIndex(
  ids: Int32Array,
  groupOf: Uint32Array | null,
  capacities: Uint32Array,
): IdIndex {
  const starts = new Uint32Array(capacities.length + 1);
  for (let group = 0; group < capacities.length; group++)
    starts[group + 1] = (starts[group] ?? 0) + 2 * (capacities[group] ?? 0);
  /** By slot: row plus one, 0 where it is free. */
  const slots = new Int32Array(starts[capacities.length] ?? 0);

  /** The slot that holds the id, or the free one where it belongs; -1 where neither is near. */
  function seek(group: number, one: number, other: number): number {
    const start = starts[group] ?? 0;
    const size = (starts[group + 1] ?? 0) - start;
    if (size === 0) return -1;
    let place = Math.floor(spread(one, other) * size);
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const slot = start + place;
      const row = (slots[slot] ?? 0) - 1;
      if (row < 0 || (ids[2 * row] === one && ids[2 * row + 1] === other)) return slot;
      place = place + 1 === size ? 0 : place + 1;
    }
    return -1;
  }

  return {
    findOrAdd(row) {
      const slot = seek(groupOf === null ? 0 : (groupOf[row] ?? 0), ids[2 * row] ?? 0, ids[2 * row + 1] ?? 0);
      if (slot < 0) return row;
      const known = slots[slot] ?? 0;
      if (known !== 0) return known - 1;
      slots[slot] = row + 1;
      return row;
    },
    find(group, one, other) {
      const slot = seek(group, one, other);
      return slot < 0 ? -1 : (slots[slot] ?? 0) - 1;
    },
  };
}

/** A number from 0 to before 1 of two words, which need not look like chance: a sender may count its ids in any bits. */
function spread(one: number, other: number): number {
  return (mixed(mixed(one) ^ other) >>> 0) / 2 ** 32;
}

/** Every bit in every bit: the finalizer of MurmurHash3 (Appleby, public domain), which loses nothing. */
function mixed(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
