import { quantileOf } from "./robust";

/** Stretches looked at: more of them say hardly more, and each costs as much as the incident itself. */
const MOST_STRETCHES = 16;
/** A past shorter than this many incidents is cut into shorter stretches. */
const LEAST_STRETCHES = 3;
/** But for a twentieth of the time. */
const MOSTLY = 0.95;

/** Share of a stretch's cells, those farthest to one side, by whose mean it is judged. */
const WORST = 1 / 3;
/** But for one cell alone: a pause, a slow request. It counts for no more than so many times as much as the next. */
const ALONE = 4;

/** How far a stretch strays: the mean of the third of its distances that lies farthest to one side; signed. */
export function strayOf(distances: Float64Array): number {
  const sorted = new Float64Array(distances.length);
  putInOrder(distances, 0, sorted);
  return strayIn(sorted);
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
  const sorted = new Float64Array(own);
  // Where one stretch shares most with the next, what they share stays in order.
  const slides = own <= SHORT && 2 * step < own;
  for (let turn = 0; turn < strays.length; turn++) {
    const from = turn * step;
    if (turn > 0 && slides) for (let back = step; back > 0; back--) slide(distances, from - back, sorted);
    else putInOrder(distances, from, sorted);
    strays[turn] = Math.abs(strayIn(sorted));
  }
  return quantileOf(strays.sort(), MOSTLY) || 0;
}

/** Of a stretch in order. */
function strayIn(sorted: Float64Array): number {
  const { length } = sorted;
  const size = Math.max(1, Math.ceil(length * WORST));
  let low = 0;
  let high = 0;
  for (let at = 0; at < size; at++) {
    low += sorted[at] ?? 0;
    high += sorted[length - 1 - at] ?? 0;
  }
  if (size > 1) {
    low -= beyond(sorted[0] ?? 0, sorted[1] ?? 0);
    high -= beyond(sorted[length - 1] ?? 0, sorted[length - 2] ?? 0);
  }
  return (Math.abs(low) > Math.abs(high) ? low : high) / size;
}

/** How much of the farthest is more than it counts for. */
function beyond(farthest: number, next: number): number {
  const most = ALONE * Math.max(1, Math.abs(next));
  return Math.sign(farthest) * Math.max(0, Math.abs(farthest) - most);
}

/** Longer lists are quicker by the engine's own sort, shorter ones by their insertion. */
const SHORT = 64;

function putInOrder(from: Float64Array, start: number, sorted: Float64Array): void {
  const { length } = sorted;
  if (length > SHORT) {
    sorted.set(from.subarray(start, start + length));
    sorted.sort();
    return;
  }
  for (let at = 0; at < length; at++) {
    const value = from[start + at] ?? 0;
    let place = at;
    for (let before = sorted[place - 1] ?? 0; place > 0 && before > value; before = sorted[place - 1] ?? 0) {
      sorted[place] = before;
      place--;
    }
    sorted[place] = value;
  }
}

/** Moves a stretch in order one on: its first, which stands at `first`, leaves, and what follows its last comes in. */
function slide(from: Float64Array, first: number, sorted: Float64Array): void {
  const last = sorted.length - 1;
  const leaves = from[first] ?? 0;
  const comes = from[first + sorted.length] ?? 0;
  let place = placeOf(leaves, sorted);
  for (; place < last && (sorted[place + 1] ?? 0) < comes; place++) sorted[place] = sorted[place + 1] ?? 0;
  for (; place > 0 && (sorted[place - 1] ?? 0) > comes; place--) sorted[place] = sorted[place - 1] ?? 0;
  sorted[place] = comes;
}

/** The first place of a value that is there. */
function placeOf(value: number, sorted: Float64Array): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
