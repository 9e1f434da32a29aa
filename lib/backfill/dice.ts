/** Numbers that look like chance and follow from a seed. */
export type Dice = {
  /** In [0, 1). */
  unit: () => number;
  /** Of the standard normal distribution. */
  normal: () => number;
  /** One of them, as likely as its weight says. */
  pick: <T>(weighted: readonly (readonly [T, number])[]) => T;
};

/** Mulberry32, by Tommy Ettinger: 32 bits of state, good enough for a story. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    unit,
    // Box and Muller.
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    pick(weighted) {
      const whole = weighted.reduce((sum, [, weight]) => sum + weight, 0);
      let left = unit() * whole;
      for (const [value, weight] of weighted) {
        left -= weight;
        if (left < 0) return value;
      }
      const last = weighted.at(-1);
      if (!last) throw new Error("There is nothing to pick from.");
      return last[0];
    },
  };
}
