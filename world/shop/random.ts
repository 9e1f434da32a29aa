/** Seeded dice. Each part of the shop rolls its own, so that what one part does never shifts what another rolls. */
export type Random = {
  /** Uniform in [0, 1). */
  next: () => number;
  chance: (probability: number) => boolean;
  /** Uniform in [low, high). */
  between: (low: number, high: number) => number;
  /** Around 1, skewed to the right as latencies are: the exponential of a normal. */
  spread: (sigma: number) => number;
  /** How many came in a span of time that has `mean` on average (Poisson). */
  count: (mean: number) => number;
  pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** Lower-case hexadecimal digits. */
  hex: (digits: number) => string;
};

const UINT32 = 2 ** 32;
/** Above this a normal serves for a Poisson. */
const MANY = 50;

/** Dice that always roll the same for the same seed and stream. */
export function createRandom(seed: number, stream: string): Random {
  let state = seedOf(seed, stream);

  // SplitMix32: small, and good enough for traffic.
  const integer = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const next = () => integer() / UINT32;
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + (high - low) * next(),
    spread: (sigma) => Math.exp(sigma * normal()),
    count(mean) {
      if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const limit = Math.exp(-mean);
      let product = next();
      let events = 0;
      while (product > limit) {
        events += 1;
        product *= next();
      }
      return events;
    },
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    hex(digits) {
      let text = "";
      while (text.length < digits) text += integer().toString(16).padStart(8, "0");
      return text.slice(0, digits);
    },
  };
}

function seedOf(seed: number, stream: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (const character of stream) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
