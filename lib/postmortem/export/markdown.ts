import type { Block, Inline, ListItem, Mark } from "../document-types";
import { clock, evidenceTable, figuresText } from "./evidence-table";
import type { Exported } from "./exported";
import type { EventFact, EvidenceFact, Facts, FollowUpFact, HypothesisFact } from "./facts";
import { code, codeBlock, indented, literal, table } from "./markdown-text";
import { evidenceCount, followUpDetails, gone, verdict } from "./words";
import { bodyLines, plainLines } from "./plain-lines";

/**
 * A postmortem as GitHub's Markdown, all that it links to written out. Nothing that anybody wrote becomes markup but
 * what the document itself marks; which events a sentence comes from is not said.
 */
export function postmortemMarkdown({ document, facts }: Exported): string {
  return `${blocksOf(document.content, facts)}\n`;
}

const blocksOf = (blocks: readonly Block[], facts: Facts): string =>
  blocks
    .map((block) => blockOf(block, facts))
    .filter((text) => text !== "")
    .join("\n\n");

function blockOf(block: Block, facts: Facts): string {
  switch (block.type) {
    case "paragraph":
      return lineOf(block.content ?? []);
    case "heading":
      return `${"#".repeat(block.attrs.level)} ${lineOf(block.content ?? [], " ")}`.trimEnd();
    case "bulletList":
      return block.content.map((item) => itemOf(item, "- ", facts)).join("\n");
    case "orderedList":
      return block.content
        .map((item, index) => itemOf(item, `${block.attrs.start + index}. `, facts))
        .join("\n");
    case "blockquote":
      return indented(blocksOf(block.content, facts), "> ", "> ");
    case "codeBlock":
      return codeBlock(block.content?.[0]?.text ?? "", block.attrs.language);
    case "horizontalRule":
      return "---";
    case "timelineExcerpt":
      return block.attrs.seqs.map((seq) => entryOf(facts.event(seq))).join("\n");
    case "frozenEvidence":
      return evidenceOf(facts.evidence(block.attrs.seq));
    case "hypothesis":
      return hypothesisOf(facts.hypothesis(block.attrs.hypothesisId));
    case "followUp":
      return followUpOf(facts.followUp(block.attrs.taskId));
  }
}

function itemOf({ content }: ListItem, sign: string, facts: Facts): string {
  return indented(blocksOf(content, facts), sign, " ".repeat(sign.length));
}

function lineOf(line: readonly Inline[], lineEnd = "\\\n"): string {
  return line
    .map((run) => (run.type === "text" ? runOf(run.text, run.marks ?? []) : lineEnd))
    .join("")
    .trim();
}

const signs = { bold: "**", italic: "*", strike: "~~" } as const;

function runOf(text: string, marks: readonly Mark[]): string {
  const words = text.trim();
  if (words === "") return text === "" ? "" : " ";
  let run = marks.some(({ type }) => type === "code") ? code(words) : literal(words);
  for (const mark of marks) {
    if (mark.type === "link") run = `[${run}](<${addressOf(mark.attrs.href)}>)`;
    if (mark.type === "bold" || mark.type === "italic" || mark.type === "strike")
      run = `${signs[mark.type]}${run}${signs[mark.type]}`;
  }
  return `${/^\s/.test(text) ? " " : ""}${run}${/\s$/.test(text) ? " " : ""}`;
}

const addressOf = (href: string): string =>
  encodeURI(href)
    .replaceAll("%25", "%")
    .replaceAll(/[<>\\`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function entryOf(event: EventFact | null): string {
  if (!event) return `- ${literal(gone)}`;
  const head = `- **${literal(clock(event.at))}** ${literal(`${event.by} ${event.line}`.trim())}`;
  const more = [...plainLines(event.reason), ...bodyLines(event)].map((line) => `  > ${literal(line)}`);
  return [head, ...(more.length > 0 ? ["", more.join("\n  >\n")] : [])].join("\n");
}

function evidenceOf(evidence: EvidenceFact | null): string {
  if (!evidence) return `> ${literal(gone)}`;
  const { result } = evidence;
  const shown = result && evidenceTable(result);
  return [
    `**${literal(evidence.title)}**`,
    ...plainLines(evidence.note).map(literal),
    `${literal(clock(evidence.from))} to ${literal(clock(evidence.to))}, from ${literal(evidence.source)}`,
    ...(shown
      ? [
          table(
            shown.head.map(literal),
            shown.rows.map((cells) => cells.map(literal)),
          ),
        ]
      : []),
    ...(result?.kind === "figures" ? [codeBlock(figuresText(result), "json")] : []),
    `Query: ${code(evidence.query)}`,
    ...(evidence.hash === "" ? [] : [`SHA-256 of the result: ${code(evidence.hash)}`]),
  ].join("\n\n");
}

function hypothesisOf(hypothesis: HypothesisFact | null): string {
  if (!hypothesis) return `> ${literal(gone)}`;
  return [
    `> **${literal(hypothesis.claim)}**`,
    ...[verdict(hypothesis), evidenceCount(hypothesis)].map((line) => `> ${literal(line)}`),
  ].join("\n>\n");
}

function followUpOf(task: FollowUpFact | null): string {
  if (!task) return `- ${literal(gone)}`;
  return `- [${task.state === "done" ? "x" : " "}] ${literal(task.title)} (${literal(followUpDetails(task))})`;
}
