/** Where the values of a line lie: their median, and the middle nine tenths. */
export type Spread = {
  /** Values that there are. */
  count: number;
  least: number;
  /** A twentieth lies below. */
  low: number;
  median: number;
  /** A twentieth lies above. */
  high: number;
  greatest: number;
};

/** The spread of the finite values; null where there is none. Ranks are the nearest, so each number is one of them. */
export function spreadOf(values: Float64Array): Spread | null {
  const sorted = values.filter(Number.isFinite).sort();
  const count = sorted.length;
  if (count === 0) return null;
  const at = (share: number) => sorted[Math.min(count - 1, Math.floor(share * count))] ?? Number.NaN;
  return { count, least: at(0), low: at(0.05), median: at(0.5), high: at(0.95), greatest: at(1) };
}

/**
 * How far a line went beyond what was usual before: by how much its extreme twentieth lies outside of the middle nine
 * tenths of before, in half widths of these; positive above, negative below, 0 within. A line that left its usual place
 * late in the window shows as well as one that was always elsewhere. Null where there are too few values to say.
 */
export function shiftOf(now: Spread | null, before: Spread | null): number | null {
  if (!now || !before || now.count < LEAST_VALUES || before.count < LEAST_VALUES) return null;
  const above = Math.max(0, now.high - before.high);
  const below = Math.max(0, before.low - now.low);
  const distance = above >= below ? above : -below;
  if (distance === 0) return 0;
  // A flat line has no width: a hundredth of its level stands in.
  const halfWidth = Math.max((before.high - before.low) / 2, Math.abs(before.median) / 100);
  return halfWidth === 0 ? Math.sign(distance) * MOST_SHIFT : clamp(distance / halfWidth);
}

/** Below which value the given share of them lies, each as often as its weight says; null where nothing has weight. */
export function weightedQuantile(values: Float64Array, weights: Uint32Array, share: number): number | null {
  const pairs = Array.from(values, (value, index) => ({ value, weight: weights[index] ?? 0 }))
    .filter(({ value, weight }) => Number.isFinite(value) && weight > 0)
    .sort((one, other) => one.value - other.value);
  const wanted = share * pairs.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  for (const { value, weight } of pairs) {
    sum += weight;
    if (sum >= wanted) return value;
  }
  return null;
}

/** Fewer values than these have no spread worth drawing. */
export const LEAST_VALUES = 8;
const MOST_SHIFT = 1_000;

function clamp(shift: number): number {
  return Math.max(-MOST_SHIFT, Math.min(MOST_SHIFT, shift));
}
