/** Up to so many values, moving them by hand is faster than a call of the engine's own sort. */
const FEW = 24;

/** Sorts the first `count` values in place, ascending. */
export function sortStart(values: Float64Array, count: number): void {
  if (count > FEW) {
    values.subarray(0, count).sort();
    return;
  }
  for (let at = 1; at < count; at++) {
    const value = values[at] ?? 0;
    let place = at - 1;
    while (place >= 0 && (values[place] ?? 0) > value) {
      values[place + 1] = values[place] ?? 0;
      place -= 1;
    }
    values[place + 1] = value;
  }
}
