/** Each different text once, so that equal texts have equal numbers whatever a table calls them. */
export type Names = {
  /** By number. */
  readonly texts: readonly string[];
  number: (text: string) => number;
  text: (number: number) => string;
};

const MAX_NAME_LENGTH = 256;

export function createNames(): Names {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    number(text) {
      const bounded = boundedName(text);
      const known = numbers.get(bounded);
      if (known !== undefined) return known;
      numbers.set(bounded, texts.length);
      texts.push(bounded);
      return texts.length - 1;
    },
    texts,
    text: (number) => texts[number] ?? "",
  };
}

/** So much of a name as is kept. */
export function boundedName(text: string): string {
  return text.length <= MAX_NAME_LENGTH ? text : text.slice(0, MAX_NAME_LENGTH);
}

/** A column of indexes into `texts` as numbers of `names`; an index that leads nowhere is the empty text. */
export function renumber(names: Names, texts: readonly string[], column: Uint32Array): Uint32Array {
  const numbers = Uint32Array.from(texts, (text) => names.number(text));
  const nothing = names.number("");
  const renumbered = new Uint32Array(column.length);
  for (let row = 0; row < column.length; row++) renumbered[row] = numbers[column[row] ?? 0] ?? nothing;
  return renumbered;
}
