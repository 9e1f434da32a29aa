const US_PER_MS = 1_000;

/**
 * Rows in order of their time, to the millisecond, and of their place; as they were where their times lie too far apart
 * for that. Rows without a usable time come first.
 */
export function inTimeOrder(timeUs: Float64Array, rows: Uint32Array): Uint32Array {
  let [least, most, last, isOrdered] = [Infinity, -Infinity, -Infinity, true];
  for (let at = 0; at < rows.length; at++) {
    const time = timeUs[rows[at] ?? 0] ?? Number.NaN;
    if (!Number.isFinite(time)) continue;
    isOrdered &&= time >= last;
    last = time;
    if (time < least) least = time;
    if (time > most) most = time;
  }
  if (isOrdered || !(((most - least) / US_PER_MS + 1) * rows.length <= Number.MAX_SAFE_INTEGER)) return rows;
  // The engine sorts plain numbers an order of magnitude faster than by a function.
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const time = timeUs[rows[at] ?? 0] ?? Number.NaN;
    const place = Number.isFinite(time) ? Math.floor((time - least) / US_PER_MS) : 0;
    keys[at] = place * rows.length + at;
  }
  keys.sort();
  const sorted = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) sorted[at] = rows[(keys[at] ?? 0) % rows.length] ?? 0;
  return sorted;
}
