import type { Block, TextRun } from "../document-types";
import { wentBadly } from "./went-badly";
import { wentWell, wereLucky } from "./went-well";
import type { Story } from "./story";
import { bullets, heading, paragraph, prompt } from "./writing";

/** What the log itself shows of how it went, and what only those who were there can say. */
export function reflections(story: Story): Block[] {
  return [
    ...part("What went well", wentWell(story), "What else helped, that should be kept?"),
    ...part(
      "What went badly",
      wentBadly(story),
      "What else stood in the way: tools, knowledge, access, words?",
    ),
    ...part(
      "Where we got lucky",
      wereLucky(story),
      "What would have made it worse, and only by chance did not happen?",
    ),
  ];
}

function part(title: string, facts: readonly TextRun[][], question: string): Block[] {
  return [
    heading(3, title),
    ...bullets([...facts.map((each) => paragraph(each)), paragraph(prompt(question))]),
  ];
}
