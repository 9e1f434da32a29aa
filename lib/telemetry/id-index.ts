/** So many rows with one hash are no accident: whoever sends them loses them, and nobody waits. */
const MAX_PROBES = 64;
const MAX_HASHED = 64;

/** Finds rows by the text of an id within a group, without an object per row. */
export type IdIndex = {
  /** The first row that was added with the group and id of `row`; adds `row` where there is none. */
  findOrAdd: (row: number) => number;
  /** The row with this id in a group; -1 where there is none. */
  find: (group: number, id: string) => number;
};

/** An empty index over `ids`, by group: group g has room for `capacities[g]` ids, in a stretch of its own. */
export function createIdIndex(
  ids: readonly string[],
  groupOf: (row: number) => number,
  capacities: Uint32Array,
): IdIndex {
  const starts = new Uint32Array(capacities.length + 1);
  for (let group = 0; group < capacities.length; group++)
    starts[group + 1] = (starts[group] ?? 0) + 2 * (capacities[group] ?? 0);
  /** By slot: row plus one, 0 where it is free, and the hash of its id. */
  const slots = new Int32Array(2 * (starts[capacities.length] ?? 0));

  /** The slot that holds the id, or the free one where it belongs; -1 where neither is near. */
  function seek(group: number, id: string, hash: number): number {
    const start = starts[group] ?? 0;
    const size = (starts[group + 1] ?? 0) - start;
    if (size === 0) return -1;
    let place = (hash >>> 0) % size;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const slot = 2 * (start + place);
      const row = (slots[slot] ?? 0) - 1;
      if (row < 0 || (slots[slot + 1] === hash && ids[row] === id)) return slot;
      place = place + 1 === size ? 0 : place + 1;
    }
    return -1;
  }

  return {
    findOrAdd(row) {
      const id = ids[row] ?? "";
      const hash = hashOf(id);
      const slot = seek(groupOf(row), id, hash);
      if (slot < 0) return row;
      const known = slots[slot] ?? 0;
      if (known !== 0) return known - 1;
      slots[slot] = row + 1;
      slots[slot + 1] = hash;
      return row;
    },
    find(group, id) {
      const slot = seek(group, id, hashOf(id));
      return slot < 0 ? -1 : (slots[slot] ?? 0) - 1;
    },
  };
}

/** Signed: an engine keeps such a number without an object of its own. */
function hashOf(id: string): number {
  const { length } = id;
  // Ids of OpenTelemetry's length are random: a part of one is as good as the whole.
  const isRandom = length === 16 || length === 32;
  const end = isRandom ? 4 : Math.min(length, MAX_HASHED);
  let hash = 0x811c9dc5;
  for (let at = 0; at < end; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  if (isRandom)
    for (let at = length - 8; at < length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
