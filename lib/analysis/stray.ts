import { putInOrder } from "./in-order";
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

/** Lists to work in, as long as what is asked about: who asks of many lines asks for memory once. */
export type StrayRoom = { sorted: Float64Array; strays: Float64Array };

/** For lists of so many values at most. */
export function strayRoom(most: number): StrayRoom {
  return { sorted: new Float64Array(most), strays: new Float64Array(2 * MOST_STRETCHES) };
}

/**
 * How far a stretch strays, the first `count` of some distances: the mean of the third of them that lies farthest to one
 * side; signed.
 */
export function strayOf(
  distances: Float64Array,
  count = distances.length,
  { sorted } = strayRoom(count),
): number {
  putInOrder(distances, 0, count, sorted);
  return strayIn(sorted, count);
}

/**
 * How far stretches as long as the incident stray where there was none: a placebo for whoever calls its straying
 * unusual. The first `count` of `distances` are those of the reference, in order of time.
 */
export function strayWithout(
  distances: Float64Array,
  length: number,
  count = distances.length,
  { sorted, strays } = strayRoom(count),
): number {
  const own = Math.max(1, Math.min(length, Math.floor(count / LEAST_STRETCHES)));
  const last = count - own;
  if (last < 0) return 0;
  const step = Math.max(1, Math.floor(last / (MOST_STRETCHES - 1)));
  const turns = Math.floor(last / step) + 1;
  // Where one stretch shares most with the next, what they share stays in order.
  const slides = own <= LONGEST_SLIDE && 2 * step < own;
  for (let turn = 0; turn < turns; turn++) {
    const from = turn * step;
    if (turn > 0 && slides)
      for (let back = step; back > 0; back--) slide(distances, from - back, sorted, own);
    else putInOrder(distances, from, own, sorted);
    strays[turn] = Math.abs(strayIn(sorted, own));
  }
  putInOrder(strays, 0, turns, sorted);
  return quantileOf(sorted, MOSTLY, turns) || 0;
}

/** Of a stretch in order. */
function strayIn(sorted: Float64Array, length: number): number {
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

/** Of longer stretches, what moves costs more than to put them in order. */
const LONGEST_SLIDE = 64;

/** Moves a stretch in order one on: its first, which stands at `first`, leaves, and what follows its last comes in. */
function slide(from: Float64Array, first: number, sorted: Float64Array, length: number): void {
  const last = length - 1;
  const leaves = from[first] ?? 0;
  const comes = from[first + length] ?? 0;
  let place = placeOf(leaves, sorted, last);
  for (; place < last && (sorted[place + 1] ?? 0) < comes; place++) sorted[place] = sorted[place + 1] ?? 0;
  for (; place > 0 && (sorted[place - 1] ?? 0) > comes; place--) sorted[place] = sorted[place - 1] ?? 0;
  sorted[place] = comes;
}

/** The first place of a value that is there. */
function placeOf(value: number, sorted: Float64Array, last: number): number {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
