import { MOST_SOURCES } from "../document";
import type { Block, Inline, LinkedBlock, ListItem, Mark, Paragraph, TextRun } from "../document-types";

/** UTF-16 code units of somebody's words that a draft quotes. */
const QUOTE_LIMIT = 400;

/** On one line, with what is too long cut off. */
export function oneLine(text: string, most = QUOTE_LIMIT): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "");
  return `${cut.trimEnd()}…`;
}

/** Somebody's words as such. */
export const quoted = (text: string): string => `“${oneLine(text)}”`;

/** Markdown as the words that it carries, near enough for a sentence. */
export function plainWords(markdown: string): string {
  return oneLine(
    markdown
      .slice(0, QUOTE_LIMIT * 4)
      .toWellFormed()
      .replaceAll(/[*~`]{1,3}(\S(?:.*?\S)?)[*~`]{1,3}/g, "$1")
      .replaceAll(/^\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+/gm, ""),
  );
}

/** Each once, in order, as many as a sentence may name. */
export function sourcesOf(seqs: readonly (number | null | undefined)[]): number[] {
  const known = seqs.flatMap((seq) => seq ?? []);
  return [...new Set(known)].toSorted((one, other) => one - other).slice(0, MOST_SOURCES);
}

/** A sentence that states what events say. Nothing where no event says it: a draft states nothing else. */
export function fact(text: string, seqs: readonly (number | null | undefined)[], href?: string): TextRun[] {
  const sources = sourcesOf(seqs);
  const words = oneLine(text, QUOTE_LIMIT * 4);
  if (sources.length === 0 || words === "") return [];
  const marks: Mark[] = [{ type: "source", attrs: { seqs: sources } }];
  if (href !== undefined) marks.unshift({ type: "link", attrs: { href } });
  return [{ type: "text", text: words, marks }];
}

/** What the authors are asked, or told to be missing: no event says it. */
export function prompt(text: string): TextRun[] {
  return [{ type: "text", text, marks: [{ type: "italic" }] }];
}

const space: TextRun = { type: "text", text: " " };

/** Sentences one after the other. */
function joined(...sentences: readonly (readonly TextRun[])[]): Inline[] {
  const runs: Inline[] = [];
  for (const sentence of sentences) {
    if (sentence.length === 0) continue;
    if (runs.length > 0) runs.push(space);
    runs.push(...sentence);
  }
  return runs;
}

/** A paragraph of sentences; none where there are no sentences. */
export function paragraph(...sentences: readonly (readonly TextRun[])[]): Paragraph[] {
  const content = joined(...sentences);
  return content.length === 0 ? [] : [{ type: "paragraph", content }];
}

const itemOf = (blocks: readonly Block[]): ListItem => ({ type: "listItem", content: [...blocks] });
const itemsOf = (items: readonly (readonly Block[])[]): ListItem[] =>
  items.filter((blocks) => blocks[0]?.type === "paragraph").map(itemOf);

/** A list of such paragraphs; none where none says anything. */
export function bullets(items: readonly (readonly Block[])[]): Block[] {
  const content = itemsOf(items);
  return content.length === 0 ? [] : [{ type: "bulletList", content }];
}

export function numbered(items: readonly (readonly Block[])[]): Block[] {
  const content = itemsOf(items);
  return content.length === 0 ? [] : [{ type: "orderedList", attrs: { start: 1 }, content }];
}

export function heading(level: 1 | 2 | 3, text: string, section: string | null = null): Block {
  const words = oneLine(text);
  return {
    type: "heading",
    attrs: { level, section },
    ...(words !== "" && { content: [{ type: "text", text: words }] }),
  };
}

/** Events quoted from the timeline; none where there are none. */
export function excerpt(seqs: readonly number[]): LinkedBlock[] {
  return seqs.length === 0 ? [] : [{ type: "timelineExcerpt", attrs: { seqs: [...seqs] } }];
}

export const percent = (probability: number): string => {
  if (probability > 0 && probability < 0.01) return "less than 1 %";
  if (probability < 1 && probability > 0.99) return "more than 99 %";
  return `${Math.round(probability * 100)} %`;
};

/** "one", "one and two", "one, two and 3 more". */
export function listed(names: readonly string[], most = 6): string {
  const shown = names.slice(0, most).map((name) => oneLine(name, 120));
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
