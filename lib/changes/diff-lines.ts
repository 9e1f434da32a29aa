/** What a unified diff really takes away and adds. */
export type DiffLines = {
  removed: readonly string[];
  added: readonly string[];
  /** What stands there afterwards, as far as the diff shows it: what was added among what stayed. */
  after: readonly string[];
  /** Changed lines that are neither: comments, lines that moved or were laid out anew, and what only logs or measures. */
  quiet: number;
};

const COMMENT = /^\s*(\/\/|#(?!include|define|if|endif)|--\s|\*(\s|\/|$)|\/\*|<!--|"""|''')/u;
const LOGS =
  /^\s*(?:(?:const|var|let|val|return|_)\s+)?(?:[\w.]+\s*:?=\s*)?(?:\w+\.)*(?:log|logger|logging|slog|console|fmt\.Print\w*|print(?:ln|f)?|LOG_[A-Z]+|LOG|span|tracer|prometheus|statsd|metrics?_?)\b\s*[.(]/u;
/** Of hostile length: what a person would read. */
const MOST_LINES = 2_000;
const MOST_LENGTH = 500;

/** The lines of a diff, without headings, comments, what moved, and what only logs or measures; none where there is none. */
export function diffLines(diff: string | null): DiffLines {
  const before: string[] = [];
  const now: string[] = [];
  const after: string[] = [];
  for (const line of (diff ?? "").split("\n", MOST_LINES)) {
    const text = line.slice(1, MOST_LENGTH);
    if (line.startsWith("---") || line.startsWith("+++") || text.trim() === "") continue;
    if (line.startsWith("-")) before.push(text);
    else if (line.startsWith("+")) now.push(text);
    if (!line.startsWith("-")) after.push(text);
  }
  const spoken = { removed: withoutAsides(before), added: withoutAsides(now) };
  const removed = withoutMoved(spoken.removed, spoken.added);
  const added = withoutMoved(spoken.added, spoken.removed);
  const quiet = before.length + now.length - removed.length - added.length;
  return { removed, added, after, quiet };
}

/** Without comments, and without calls that only log or measure, to their closing bracket. */
function withoutAsides(lines: readonly string[]): string[] {
  let open = 0;
  return lines.filter((line) => {
    const isInside = open > 0;
    if (isInside || LOGS.test(line)) {
      open = Math.max(0, open + bracketsOf(line));
      return false;
    }
    return !COMMENT.test(line);
  });
}

function bracketsOf(line: string): number {
  let sum = 0;
  for (const character of line) sum += character === "(" ? 1 : character === ")" ? -1 : 0;
  return sum;
}

/** Without lines that the other side has as well, but for white space; each as often as there. */
function withoutMoved(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(bare(line), (left.get(bare(line)) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(bare(line)) ?? 0;
    if (count > 0) left.set(bare(line), count - 1);
    return count === 0;
  });
}

function bare(line: string): string {
  return line.replaceAll(/\s+/gu, "").replace(/,$/u, "");
}
