/** Numbers in [0, 1) that follow from a seed. */
export type Dice = () => number;

/** SplitMix32: 32 bits of state, equidistributed, enough for some ten thousand draws. */
export function seededDice(seed: number): Dice {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

/** A seed that follows from numbers and their order (FNV-1a over their bytes). */
export function seedOf(lists: readonly Float64Array[]): number {
  let hash = 0x811c9dc5;
  for (const list of lists) {
    const words = new Uint32Array(new Float64Array(list).buffer);
    for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
    hash = Math.imul(hash ^ list.length, 0x01000193);
  }
  return hash | 0;
}

function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
}

/** A gamma variate of shape ≥ 1 and scale 1 (Marsaglia and Tsang, 2000). */
function gamma(shape: number, dice: Dice): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(dice);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - dice()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A beta variate, for parameters of at least 1. */
export function beta(one: number, other: number, dice: Dice): number {
  const first = gamma(one, dice);
  return first / (first + gamma(other, dice));
}
