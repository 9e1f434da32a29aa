/**
 * Two words that stand for a text: equal for equal texts and, as good as surely, for no others; both 0 for the empty
 * one alone. Item i of a column of them is words 2 i and 2 i + 1.
 */
export function hashTexts(texts: readonly string[]): Int32Array {
  const words = new Int32Array(2 * texts.length);
  let last = "";
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] ?? "";
    // Rows of one trace tend to follow one another.
    if (row > 0 && text === last) words.copyWithin(2 * row, 2 * row - 2, 2 * row);
    else if (text !== "") hashInto(words, row, text);
    last = text;
  }
  return words;
}

function hashInto(words: Int32Array, row: number, text: string): void {
  let one = 0x811c9dc5 ^ text.length;
  let other = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x9e3779b1);
    other = Math.imul(other ^ code, 0x5f356495);
    one ^= one >>> 15;
    other ^= other >>> 13;
  }
  words[2 * row] = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  words[2 * row + 1] =
    Math.imul(other ^ (other >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35) || 1;
}
