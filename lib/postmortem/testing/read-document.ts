import type { Block, Document, Inline, ListItem, TextRun } from "../document-types";

/** All runs of text of each section, by the id of its heading; headings themselves are left out. */
export function runsBySection({ content }: Document): ReadonlyMap<string, readonly TextRun[]> {
  const sections = new Map<string, TextRun[]>();
  let section = "";
  for (const block of content) {
    if (block.type === "heading" && block.attrs.section !== null) section = block.attrs.section;
    if (block.type === "heading") continue;
    sections.set(section, [...(sections.get(section) ?? []), ...runsOf(block)]);
  }
  return sections;
}

export const wordsOf = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join("");

function runsOf(node: Block | ListItem | Inline): TextRun[] {
  if (node.type === "text") return [node];
  return "content" in node && node.content ? node.content.flatMap(runsOf) : [];
}
