import { putInOrder } from "./in-order";

/** The finite values, in order. */
export function sortedValues(values: ArrayLike<number>): Float64Array {
  const finite = finiteValues(values);
  const sorted = new Float64Array(finite.length);
  putInOrder(finite, 0, finite.length, sorted);
  return sorted;
}

function finiteValues(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let size = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (Number.isFinite(value)) kept[size++] = value;
  }
  return size === kept.length ? kept : kept.subarray(0, size);
}

/**
 * The value below which the share lies, between neighbours by their distance; NaN where there is none. Of the first
 * `size` values.
 */
export function quantileOf(sorted: Float64Array, share: number, size = sorted.length): number {
  if (size === 0) return Number.NaN;
  const place = share * (size - 1);
  const low = Math.floor(place);
  const below = sorted[low] ?? Number.NaN;
  const above = sorted[Math.min(low + 1, size - 1)] ?? below;
  return below + (above - below) * (place - low);
}

/** The median of the finite values; NaN where there is none. */
export function medianOf(values: ArrayLike<number>): number {
  return quantileAmong(finiteValues(values), 0.5);
}

/** Values that differ by less of the largest are the same. */
const ROUNDING = 1e-4;

/** The least difference between values, such as what one event adds to a rate; 0 where all are the same. */
export function grainOf(values: ArrayLike<number>): number {
  const sorted = sortedValues(values);
  return grainInOrder(sorted, sorted.length);
}

/** The same of the first `size` values, which are finite and in order. */
export function grainInOrder(sorted: Float64Array, size: number): number {
  const rounding = ROUNDING * Math.abs(sorted[size - 1] ?? 0);
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < size; at++) {
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

/** What is as good as zero among some values, in their own unit; above zero in any case. */
export function leastOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let at = 0; at < values.length; at++) {
    const size = Math.abs(values[at] ?? 0);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  return NEXT_TO_NOTHING * largest || Number.MIN_VALUE;
}

const NEXT_TO_NOTHING = 1e-9;

/** The usual place of the finite values; a NaN centre where there is none. */
export function usualOf(values: ArrayLike<number>): Usual {
  const sorted = sortedValues(values);
  return usualInOrder(sorted, sorted.length);
}

/** The same of the first `size` values, which are finite and in order. */
export function usualInOrder(sorted: Float64Array, size: number): Usual {
  const centre = quantileOf(sorted, 0.5, size);
  const spread = Math.max(
    BY_MAD * medianDistance(sorted, size, centre),
    BY_MIDDLE_HALF * (quantileOf(sorted, 0.75, size) - quantileOf(sorted, 0.25, size)),
    // Values that mostly stand still and sometimes jump: their jumps are usual too.
    (quantileOf(sorted, 0.95, size) - quantileOf(sorted, 0.05, size)) / 5,
  );
  return { centre, spread, count: size };
}

/** The median of the distances from a middle: walks outwards from it, so that nothing is sorted again. */
function medianDistance(sorted: Float64Array, length: number, centre: number): number {
  const place = 0.5 * (length - 1);
  const low = Math.floor(place);
  let right = length >> 1;
  while (right > 0 && (sorted[right - 1] ?? 0) >= centre) right--;
  let left = right - 1;
  let below = Number.NaN;
  let above = Number.NaN;
  for (let taken = 0; taken < length && taken <= low + 1; taken++) {
    const toLeft = left >= 0 ? centre - (sorted[left] ?? 0) : Number.POSITIVE_INFINITY;
    const toRight = right < length ? Math.abs((sorted[right] ?? 0) - centre) : Number.POSITIVE_INFINITY;
    above = Math.min(toLeft, toRight);
    if (taken <= low) below = above;
    if (toLeft <= toRight) left--;
    else right++;
  }
  return below + (above - below) * (place - low);
}

/** The same as of the values in order, without putting them in order: changes their places. */
export function quantileAmong(values: Float64Array, share: number): number {
  if (values.length === 0) return Number.NaN;
  const place = share * (values.length - 1);
  const low = Math.floor(place);
  const below = chosen(values, low);
  let above = Number.POSITIVE_INFINITY;
  for (let at = low + 1; at < values.length; at++) above = Math.min(above, values[at] ?? above);
  return low + 1 < values.length ? below + (above - below) * (place - low) : below;
}

/** Brings the value of a rank to its place, no greater ones before it and no smaller ones behind it. */
function chosen(values: Float64Array, rank: number): number {
  let low = 0;
  let high = values.length - 1;
  for (let rounds = 0; low < high; rounds++) {
    // Values made to defeat the choice of a middle are put in order after all.
    if (rounds > MOST_ROUNDS) return values.sort()[rank] ?? Number.NaN;
    const middle = values[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) < middle) left++;
      while ((values[right] ?? 0) > middle) right--;
      if (left > right) break;
      const value = values[left] ?? 0;
      values[left++] = values[right] ?? 0;
      values[right--] = value;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank] ?? Number.NaN;
}

const MOST_ROUNDS = 40;
