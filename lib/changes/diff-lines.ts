/** What a unified diff takes away and adds, without its headings, comments and empty lines. */
export type DiffLines = { removed: readonly string[]; added: readonly string[] };

const COMMENT = /^\s*(\/\/|#(?!include)|--\s|\*|\/\*|<!--)/u;
/** Of hostile length: what a person would read. */
const MOST_LINES = 2_000;
const MOST_LENGTH = 500;

/** The lines of a diff; none where there is none. */
export function diffLines(diff: string | null): DiffLines {
  const removed: string[] = [];
  const added: string[] = [];
  for (const line of (diff ?? "").split("\n", MOST_LINES)) {
    const text = line.slice(1, MOST_LENGTH);
    if (line.startsWith("---") || line.startsWith("+++") || text.trim() === "" || COMMENT.test(text))
      continue;
    if (line.startsWith("-")) removed.push(text);
    else if (line.startsWith("+")) added.push(text);
  }
  return { removed, added };
}
