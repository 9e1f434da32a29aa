/**
 * A column of ids of eight bytes as numbers: item i is word 2 i, the lower, and word 2 i + 1, the upper one. Both are 0
 * for no id: OpenTelemetry has none of only zeros. A trace's id, of sixteen bytes, is two such items.
 */
export type IdWords = Int32Array<ArrayBuffer>;

const HEX_OF_WORD = 8;

/** The id of a row in lower-case hex of 16 digits, zeros where there is none. */
function paddedHex(words: IdWords, row: number): string {
  return hexOfWord(words[2 * row + 1] ?? 0) + hexOfWord(words[2 * row] ?? 0);
}

function isNone(words: IdWords, row: number): boolean {
  return words[2 * row] === 0 && words[2 * row + 1] === 0;
}

function hexOfWord(word: number): string {
  return (word >>> 0).toString(16).padStart(HEX_OF_WORD, "0");
}

/** The id of a row in lower-case hex of 16 digits; "" where there is none. */
export function hexOfId(words: IdWords, row: number): string {
  return isNone(words, row) ? "" : paddedHex(words, row);
}

/** The trace's id of a row in lower-case hex of 32 digits; "" where there is none. */
export function hexOfTrace({ high, low }: TraceWords, row: number): string {
  return isNone(high, row) && isNone(low, row) ? "" : paddedHex(high, row) + paddedHex(low, row);
}

/** A column of traces' ids: their first eight bytes, and their last. */
export type TraceWords = { high: IdWords; low: IdWords };

/** The column of ids in hex; of each the 16 digits from `from` on. "" is none. */
export function wordsOfHex(ids: readonly string[], from = 0): IdWords {
  const words = new Int32Array(2 * ids.length);
  for (const [row, id] of ids.entries()) {
    const middle = from + HEX_OF_WORD;
    words[2 * row + 1] = wordOfHex(id.slice(from, middle));
    words[2 * row] = wordOfHex(id.slice(middle, middle + HEX_OF_WORD));
  }
  return words;
}

/** A word of eight digits of hex; 0 of no digits. */
export function wordOfHex(hex: string): number {
  return Number.parseInt(hex || "0", 16) | 0;
}
