import type { EventFact } from "./facts";

/** The line between the head of a table and its rows. */
const RULE = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/;

/**
 * Lines of somebody's Markdown as plain text: without the signs of what is bold or in italics, the cells of a table in
 * a line, and without what is empty then.
 */
export function plainLines(markdown: string, most = 40): readonly string[] {
  const lines = markdown
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => !RULE.test(line))
    .map((line) => cellsIn(unstarred(line)))
    .filter((line) => line !== "");
  return lines.length <= most ? lines : [...lines.slice(0, most), "…"];
}

const unstarred = (line: string): string =>
  line.replaceAll(/\*\*([^*]+)\*\*/g, "$1").replaceAll(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, "$1");

function cellsIn(line: string): string {
  if (!line.startsWith("|") || !line.endsWith("|")) return line;
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim())
    .join(" · ");
}

/** The words of an event as plain text: what code has found is that already. */
export function bodyLines({ body, bodyIsPlain }: Pick<EventFact, "body" | "bodyIsPlain">): readonly string[] {
  return bodyIsPlain ? body.split("\n").filter((line) => line !== "") : plainLines(body);
}
