/** Texts that a column refers to by index, each once. */
export class TextIndex {
  readonly texts: string[] = [];
  private readonly indexes = new Map<string, number>();

  of(text: string): number {
    const known = this.indexes.get(text);
    if (known !== undefined) return known;
    const index = this.texts.push(text) - 1;
    this.indexes.set(text, index);
    return index;
  }
}
