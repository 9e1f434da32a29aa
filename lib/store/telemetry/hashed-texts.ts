import type { Names } from "@/lib/telemetry/names";
import { createPairTable } from "@/lib/telemetry/pair-table";

/** Numbers of texts by the two words of a hash. */
export type HashedTexts = {
  enter: (one: number, other: number, text: string) => void;
  /** Of each pair of words the number of its text, 0 for a hash that nobody entered. */
  numbers: (words: Int32Array) => Uint32Array;
};

/** Nothing entered; texts are numbered by `names`. */
export function createHashedTexts(names: Names): HashedTexts {
  const table = createPairTable();
  const entered: number[] = [];
  return {
    enter(one, other, text) {
      entered[table.intern(one, other)] = names.number(text);
    },
    numbers(words) {
      const numbers = new Uint32Array(words.length / 2);
      for (let row = 0; row < numbers.length; row++)
        numbers[row] = entered[table.intern(words[2 * row] ?? 0, words[2 * row + 1] ?? 0)] ?? 0;
      return numbers;
    },
  };
}
