/** Up to so many values, moving them by hand is faster than a call of the engine's own sort. */
const FEW = 24;

/** Sorts the values from `from` to before `end` in place, ascending. */
export function sortStretch(values: Float64Array, from: number, end: number): void {
  if (end - from > FEW) {
    values.subarray(from, end).sort();
    return;
  }
  for (let at = from + 1; at < end; at++) {
    const value = values[at] ?? 0;
    let place = at - 1;
    while (place >= from && (values[place] ?? 0) > value) {
      values[place + 1] = values[place] ?? 0;
      place -= 1;
    }
    values[place + 1] = value;
  }
}
