/** Items of one part of a window, in order of their group and mostly of their time, with what is measured of each. */
export type GroupedItems = {
  /** Items of its group g are `items[starts[g]]` up to `items[starts[g + 1]]`. */
  starts: Uint32Array;
  items: Uint32Array;
  /** Number of each of its groups among those of all parts. */
  numberOf: Int32Array;
  /** By item, as are the next two: its cell, -1 for one that does not count. */
  cellOf: Int32Array;
  /** 1 where something is so; these are counted. */
  flags: readonly Uint8Array[];
  /** Microseconds, NaN where there are none; of these quantiles are taken. */
  values: readonly Float64Array[];
};

/** How many items of each group count, over all parts. */
export function countItems(parts: readonly GroupedItems[], groups: number, flag?: number): Uint32Array {
  const rows = new Uint32Array(groups);
  for (const { starts, items, numberOf, cellOf, flags } of parts) {
    const flagOf = flag === undefined ? null : (flags[flag] ?? null);
    for (let own = 0; own < numberOf.length; own++) {
      let count = 0;
      for (let at = starts[own] ?? 0; at < (starts[own + 1] ?? 0); at++) {
        const item = items[at] ?? 0;
        if ((cellOf[item] ?? -1) >= 0 && (flagOf === null || flagOf[item] === 1)) count += 1;
      }
      const number = numberOf[own] ?? 0;
      rows[number] = (rows[number] ?? 0) + count;
    }
  }
  return rows;
}
