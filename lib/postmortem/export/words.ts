import { followUpKindWords, hypothesisStateWords, taskStateWords } from "../../timeline/words";
import { percent } from "../draft/writing";
import type { FollowUpFact, HypothesisFact } from "./facts";

/** What stands where something linked is not there any more, or was never. */
export const gone = "What stood here is not in the log, or may not be read any more.";

/** "confirmed by Ana, at 92 %: A restart ended it". */
export function verdict({ state, probability, reason, overruledBy }: HypothesisFact): string {
  const by = overruledBy === "" ? "" : ` by ${overruledBy}`;
  const sure = probability === null ? "" : `, ${percent(probability)} by the evidence`;
  return `${hypothesisStateWords[state]}${by}${sure}${reason === "" ? "" : `: ${reason}`}`;
}

export function evidenceCount({ evidence }: HypothesisFact): string {
  return `Evidence: ${evidence.for} for, ${evidence.against} against, ${evidence.neutral} neutral.`;
}

/** "detect · Ana · due 2026-12-01 · open". */
export function followUpDetails({ kind, owner, dueOn, state }: FollowUpFact): string {
  return [
    kind === null ? "of no kind yet" : followUpKindWords[kind],
    owner === "" ? "nobody yet" : owner,
    dueOn === null ? "no due date" : `due ${dueOn}`,
    taskStateWords[state],
  ].join(" · ");
}

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
