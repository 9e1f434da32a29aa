import type { Inline, Mark, TextRun } from "./document-types";

/** In which order marks stand on a run of text. */
const markOrder = [
  "link",
  "bold",
  "code",
  "italic",
  "strike",
  "source",
] as const satisfies readonly Mark["type"][];

const place = ({ type }: Mark): number => markOrder.indexOf(type);

function inOrder(run: TextRun): TextRun {
  if (!run.marks || run.marks.length === 0) return { type: "text", text: run.text };
  return { ...run, marks: run.marks.toSorted((one, other) => place(one) - place(other)) };
}

const sameMarks = (one: TextRun, other: TextRun): boolean =>
  JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);

/** The one form of a line: neighbours with the same marks are one run, marks stand in one order. */
export function normalRuns(line: readonly Inline[]): Inline[] {
  const runs: Inline[] = [];
  for (const each of line) {
    const last = runs.at(-1);
    const next = each.type === "text" ? inOrder(each) : each;
    if (next.type === "text" && last?.type === "text" && sameMarks(last, next))
      runs[runs.length - 1] = { ...last, text: last.text + next.text };
    else runs.push(next);
  }
  return runs;
}
