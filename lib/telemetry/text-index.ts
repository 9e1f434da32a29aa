/** Texts that columns refer to by index, each once. */
export type TextIndex = {
  indexOf: (text: string) => number;
  texts: () => readonly string[];
};

export function createTextIndex(): TextIndex {
  const known = new Map<string, number>();
  return {
    indexOf(text) {
      const index = known.get(text);
      if (index !== undefined) return index;
      known.set(text, known.size);
      return known.size - 1;
    },
    texts: () => [...known.keys()],
  };
}
