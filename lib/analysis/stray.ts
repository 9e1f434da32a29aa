import { quantileOf } from "./robust";

/** Stretches looked at: more of them say hardly more, and each costs as much as the incident itself. */
const MOST_STRETCHES = 16;
/** A past shorter than this many incidents is cut into shorter stretches. */
const LEAST_STRETCHES = 3;
/** But for a twentieth of the time. */
const MOSTLY = 0.95;

/** Share of a stretch's cells, those farthest to one side, by whose mean it is judged. */
const WORST = 1 / 3;

/** How far a stretch strays: the mean of the third of its distances that lies farthest to one side; signed. */
export function strayOf(distances: Float64Array): number {
  const sorted = inOrder(distances.slice());
  const size = Math.max(1, Math.ceil(sorted.length * WORST));
  let [low, high] = [0, 0];
  for (let at = 0; at < size; at++) {
    low += sorted[at] ?? 0;
    high += sorted[sorted.length - 1 - at] ?? 0;
  }
  return (Math.abs(low) > Math.abs(high) ? low : high) / size;
}

/**
 * How far stretches as long as the incident stray where there was none: a placebo for whoever calls its straying
 * unusual. `distances` are those of the reference, in order of time.
 */
export function strayWithout(distances: Float64Array, length: number): number {
  const own = Math.max(1, Math.min(length, Math.floor(distances.length / LEAST_STRETCHES)));
  const last = distances.length - own;
  if (last < 0) return 0;
  const step = Math.max(1, Math.floor(last / (MOST_STRETCHES - 1)));
  const strays = new Float64Array(Math.floor(last / step) + 1);
  for (let turn = 0; turn < strays.length; turn++)
    strays[turn] = Math.abs(strayOf(distances.subarray(turn * step, turn * step + own)));
  return quantileOf(strays.sort(), MOSTLY) || 0;
}

/** Longer lists are quicker by the engine's own sort, shorter ones by their insertion. */
const SHORT = 48;

/** Sorts in place. */
function inOrder(values: Float64Array): Float64Array {
  if (values.length > SHORT) return values.sort();
  for (let at = 1; at < values.length; at++) {
    const value = values[at] ?? 0;
    let place = at;
    for (; place > 0 && (values[place - 1] ?? 0) > value; place--) values[place] = values[place - 1] ?? 0;
    values[place] = value;
  }
  return values;
}
