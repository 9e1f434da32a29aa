/** Texts as one, and where each ends: between threads that costs little more than its bytes, however many there are. */
export type PackedTexts = { text: string; ends: Uint32Array };

export function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [index, text] of texts.entries()) {
    end += text.length;
    ends[index] = end;
  }
  return { text: texts.join(""), ends };
}

export function textAt({ text, ends }: PackedTexts, index: number): string {
  return text.slice(index === 0 ? 0 : ends[index - 1], ends[index]);
}
