import type { Room } from "../../timeline/room";
import type { Block, Document, TextRun } from "../document-types";

/** A document with a block of every kind, and the given words wherever words may stand. */
export function documentWith(text: string, { lastSeq }: Pick<Room["state"], "lastSeq">): Document {
  const words = text.slice(0, 300).toWellFormed();
  const run: TextRun = { type: "text", text: words };
  const line: Block = { type: "paragraph", content: [run] };
  const marked: Block = {
    type: "paragraph",
    content: [
      { type: "text", text: words, marks: [{ type: "bold" }] },
      { type: "hardBreak" },
      {
        type: "text",
        text: words,
        marks: [{ type: "italic" }, { type: "source", attrs: { seqs: [1, 2, 3, 4] } }],
      },
      { type: "text", text: words, marks: [{ type: "strike" }] },
      { type: "text", text: words, marks: [{ type: "code" }] },
      { type: "text", text: words, marks: [{ type: "link", attrs: { href: LINK } }] },
    ],
  };
  const every = Array.from({ length: lastSeq + 1 }, (_, index) => index + 1);
  return {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2, section: null }, content: [run] },
      line,
      marked,
      {
        type: "bulletList",
        content: [{ type: "listItem", content: [line, { type: "blockquote", content: [line, marked] }] }],
      },
      { type: "orderedList", attrs: { start: 7 }, content: [{ type: "listItem", content: [line] }] },
      {
        type: "codeBlock",
        attrs: { language: words.slice(0, 40).toWellFormed() },
        content: [{ type: "text", text: words }],
      },
      { type: "horizontalRule" },
      { type: "timelineExcerpt", attrs: { seqs: every } },
      ...every.map((seq): Block => ({ type: "frozenEvidence", attrs: { seq } })),
      { type: "hypothesis", attrs: { hypothesisId: "h1" } },
      { type: "hypothesis", attrs: { hypothesisId: "constructor" } },
      { type: "followUp", attrs: { taskId: "t1" } },
      { type: "followUp", attrs: { taskId: "__proto__" } },
    ],
  };
}

/** The one address that a document of tests links to. */
export const LINK = "https://example.org/runbook?a=1&b=(2)";
