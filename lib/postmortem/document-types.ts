/** The text of a postmortem, node by node, by the names that its editor uses. See `document.ts` for what is taken. */

export type Mark =
  | { type: "bold" | "italic" | "strike" | "code" }
  /** http or https. */
  | { type: "link"; attrs: { href: string } }
  /** These words come from these events. */
  | { type: "source"; attrs: { seqs: number[] } };

export type TextRun = { type: "text"; text: string; marks?: Mark[] };
export type Inline = TextRun | { type: "hardBreak" };

export type Paragraph = { type: "paragraph"; content?: Inline[] };
export type ListItem = { type: "listItem"; content: Block[] };

/** Blocks that stand for something in the log, and are drawn from it as it is when they are read. */
export type LinkedBlock =
  | { type: "timelineExcerpt"; attrs: { seqs: number[] } }
  /** Of the event that added or pinned it. */
  | { type: "frozenEvidence"; attrs: { seq: number } }
  | { type: "hypothesis"; attrs: { hypothesisId: string } }
  | { type: "followUp"; attrs: { taskId: string } };

export type Block =
  | Paragraph
  | { type: "heading"; attrs: { level: 1 | 2 | 3; section: string | null }; content?: Inline[] }
  | { type: "bulletList"; content: ListItem[] }
  | { type: "orderedList"; attrs: { start: number }; content: ListItem[] }
  | { type: "blockquote"; content: Block[] }
  | { type: "codeBlock"; attrs: { language: string | null }; content?: { type: "text"; text: string }[] }
  | { type: "horizontalRule" }
  | LinkedBlock;

export type Document = { type: "doc"; content: Block[] };
