/** Numbers pairs of signed words from 0, in order of their first coming. */
export type PairTable = {
  intern: (one: number, other: number) => number;
  readonly size: number;
  /** Both words of each pair, by its number. */
  readonly ones: Int32Array;
  readonly others: Int32Array;
};

const FIRST_CAPACITY = 1_024;

/** An empty table; it grows as needed, and holds no object per pair. */
export function createPairTable(): PairTable {
  let size = 0;
  let ones = new Int32Array(FIRST_CAPACITY);
  let others = new Int32Array(FIRST_CAPACITY);
  /** Number of the pair plus one; 0 is free. Half of it stays free. */
  let slots = new Uint32Array(2 * FIRST_CAPACITY);

  function place(one: number, other: number): number {
    const last = slots.length - 1;
    let slot = mix(one, other) & last;
    for (;;) {
      const number = slots[slot] ?? 0;
      if (number === 0 || (ones[number - 1] === one && others[number - 1] === other)) return slot;
      slot = (slot + 1) & last;
    }
  }

  function grow(): void {
    ones = longer(ones);
    others = longer(others);
    slots = new Uint32Array(slots.length * 2);
    for (let number = 0; number < size; number++)
      slots[place(ones[number] ?? 0, others[number] ?? 0)] = number + 1;
  }

  return {
    intern(one, other) {
      const slot = place(one | 0, other | 0);
      const known = slots[slot] ?? 0;
      if (known !== 0) return known - 1;
      ones[size] = one;
      others[size] = other;
      size += 1;
      slots[slot] = size;
      if (size === ones.length) grow();
      return size - 1;
    },
    get size() {
      return size;
    },
    get ones() {
      return ones;
    },
    get others() {
      return others;
    },
  };
}

function longer(words: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(words.length * 2);
  grown.set(words);
  return grown;
}

function mix(one: number, other: number): number {
  let hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
