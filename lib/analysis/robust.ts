/** The finite values, in order. */
export function sortedValues(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let size = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (Number.isFinite(value)) kept[size++] = value;
  }
  return kept.subarray(0, size).sort();
}

/** The value below which the share lies, between neighbours by their distance; NaN where there is none. */
export function quantileOf(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const below = sorted[low] ?? Number.NaN;
  const above = sorted[Math.min(low + 1, sorted.length - 1)] ?? below;
  return below + (above - below) * (place - low);
}

/** The median of the finite values; NaN where there is none. */
export function medianOf(values: ArrayLike<number>): number {
  return quantileOf(sortedValues(values), 0.5);
}

/** Values that differ by less of the largest are the same. */
const ROUNDING = 1e-4;

/** The least difference between values, such as what one event adds to a rate; 0 where all are the same. */
export function grainOf(values: ArrayLike<number>): number {
  const sorted = sortedValues(values);
  const rounding = ROUNDING * Math.abs(sorted.at(-1) ?? 0);
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < sorted.length; at++) {
    const step = (sorted[at] ?? 0) - (sorted[at - 1] ?? 0);
    if (step > rounding) least = Math.min(least, step);
  }
  return Number.isFinite(least) ? least : 0;
}

/** A normal distribution's deviation by its median absolute deviation, and by the width of its middle half. */
const BY_MAD = 1.4826;
const BY_MIDDLE_HALF = 0.7413;

/** Where values usually lie, and how far they usually stray: robust to a fifth of strays. */
export type Usual = { centre: number; spread: number; count: number };

/** The usual place of the finite values; a NaN centre where there is none. */
export function usualOf(values: ArrayLike<number>): Usual {
  const sorted = sortedValues(values);
  const centre = quantileOf(sorted, 0.5);
  const distances = sorted.map((value) => Math.abs(value - centre)).sort();
  const spread = Math.max(
    BY_MAD * quantileOf(distances, 0.5),
    BY_MIDDLE_HALF * (quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25)),
    // Values that mostly stand still and sometimes jump: their jumps are usual too.
    (quantileOf(sorted, 0.95) - quantileOf(sorted, 0.05)) / 5,
  );
  return { centre, spread, count: sorted.length };
}
