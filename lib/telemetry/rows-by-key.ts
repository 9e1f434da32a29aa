/** Rows in order of their key: those of key k are `rows[starts[k]]` up to `rows[starts[k + 1]]`, in order of row. */
export type RowsByKey = { starts: Uint32Array; rows: Uint32Array };

/** Groups rows by a key below `keys`; a key below 0 is none. Linear in rows and keys. */
export function rowsByKey(keyOf: Int32Array, keys: number): RowsByKey {
  const starts = new Uint32Array(keys + 1);
  for (let row = 0; row < keyOf.length; row++) {
    const key = keyOf[row] ?? -1;
    if (key >= 0) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  }
  for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  const rows = new Uint32Array(starts[keys] ?? 0);
  // Filled from the end, each key's end moves down to its start: no copy of the starts is needed.
  for (let row = keyOf.length - 1; row >= 0; row--) {
    const key = keyOf[row] ?? -1;
    if (key < 0) continue;
    const place = (starts[key + 1] ?? 0) - 1;
    rows[place] = row;
    starts[key + 1] = place;
  }
  starts.copyWithin(0, 1);
  starts[keys] = rows.length;
  return { starts, rows };
}
