import type { Names } from "@/lib/telemetry/names";

/** Numbers of texts by the two words of a hash. */
export type HashedTexts = {
  /** Of each pair of words the number of its text, 0 for a hash that nobody entered. */
  numbers: (words: Int32Array) => Uint32Array<ArrayBuffer>;
};

/** The texts whose hashes these are, numbered by `names`. Hashes are taken to be spread as good ones are. */
export function createHashedTexts(names: Names, texts: readonly string[], hashes: Int32Array): HashedTexts {
  let size = 16;
  while (size < 4 * texts.length) size *= 2;
  const last = size - 1;
  /** By slot: index of a text plus one, 0 where it is free. Most stay free. */
  const slots = new Uint32Array(size);
  const numberOf = Uint32Array.from(texts, (text) => names.number(text));
  for (let index = 0; index < texts.length; index++) {
    let slot = (hashes[2 * index] ?? 0) & last;
    while (slots[slot] !== 0) slot = (slot + 1) & last;
    slots[slot] = index + 1;
  }
  return {
    numbers(words) {
      const numbers = new Uint32Array(words.length / 2);
      for (let row = 0; row < numbers.length; row++) {
        const [one, other] = [words[2 * row] ?? 0, words[2 * row + 1] ?? 0];
        for (let slot = one & last; ; slot = (slot + 1) & last) {
          const index = (slots[slot] ?? 0) - 1;
          if (index < 0) break;
          if (hashes[2 * index] !== one || hashes[2 * index + 1] !== other) continue;
          numbers[row] = numberOf[index] ?? 0;
          break;
        }
      }
      return numbers;
    },
  };
}
