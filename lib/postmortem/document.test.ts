import { describe, expect, it } from "vitest";

import { DOCUMENT_DEPTH, DOCUMENT_LIMIT_BYTES, document } from "./document";

const words = (text: string, marks?: unknown[]) => ({ type: "text", text, ...(marks && { marks }) });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const doc = (...content: unknown[]) => ({ type: "doc", content });
const taken = (value: unknown) => document.safeParse(value).success;

const whole = doc(
  { type: "heading", attrs: { level: 2, section: "summary" }, content: [words("Summary")] },
  paragraph(words("Bold", [{ type: "bold" }, { type: "source", attrs: { seqs: [1, 2] } }]), {
    type: "hardBreak",
  }),
  paragraph(words("a link", [{ type: "link", attrs: { href: "https://example.org/" } }])),
  { type: "paragraph" },
  { type: "bulletList", content: [{ type: "listItem", content: [paragraph(words("one"))] }] },
  {
    type: "orderedList",
    attrs: { start: 3 },
    content: [{ type: "listItem", content: [{ type: "paragraph" }] }],
  },
  { type: "blockquote", content: [paragraph(words("said"))] },
  { type: "codeBlock", attrs: { language: null }, content: [words("x\ny")] },
  { type: "horizontalRule" },
  { type: "timelineExcerpt", attrs: { seqs: [3, 4] } },
  { type: "frozenEvidence", attrs: { seq: 5 } },
  { type: "hypothesis", attrs: { hypothesisId: "standing:load" } },
  { type: "followUp", attrs: { taskId: "t1" } },
);

const nested = (depth: number): unknown =>
  depth === 1 ? { type: "paragraph" } : { type: "blockquote", content: [nested(depth - 1)] };

describe("a postmortem's document", () => {
  it("takes every kind of node and leaves it as it is", () => {
    expect(document.parse(whole)).toEqual(whole);
  });

  it("makes one run of neighbours with the same marks, with the marks in one order", () => {
    const bold = { type: "bold" };
    const italic = { type: "italic" };
    const before = doc(paragraph(words("a", [italic, bold]), words("b", [bold, italic]), words("c", [])));
    expect(document.parse(before)).toEqual(doc(paragraph(words("ab", [bold, italic]), words("c"))));
  });

  it("forgets the marks of a line's end", () => {
    const before = doc(paragraph({ type: "hardBreak", marks: [{ type: "bold" }] }));
    expect(document.parse(before)).toEqual(doc(paragraph({ type: "hardBreak" })));
  });

  it.each([
    ["an image", doc({ type: "image", attrs: { src: "https://example.org/x.png" } })],
    ["raw HTML", doc({ type: "html", content: [words("<b>")] })],
    [
      "a script in a link",
      doc(paragraph(words("x", [{ type: "link", attrs: { href: "javascript:alert(1)" } }]))),
    ],
    ["a colour", doc(paragraph(words("x", [{ type: "textStyle", attrs: { color: "red" } }])))],
    ["an attribute more", doc({ type: "heading", attrs: { level: 1, section: null, style: "x" } })],
    ["a fourth level", doc({ type: "heading", attrs: { level: 4, section: null } })],
    ["an empty text", doc(paragraph(words("")))],
    ["a text with NUL", doc(paragraph(words("\u0000")))],
    ["half a character", doc(paragraph(words("\ud800")))],
    ["marked code", doc(paragraph(words("x", [{ type: "code" }, { type: "bold" }])))],
    ["the same mark twice", doc(paragraph(words("x", [{ type: "bold" }, { type: "bold" }])))],
    [
      "marks within a block of code",
      doc({ type: "codeBlock", attrs: { language: null }, content: [words("x", [])] }),
    ],
    [
      "an item that begins with a list",
      doc({ type: "bulletList", content: [{ type: "listItem", content: [{ type: "horizontalRule" }] }] }),
    ],
    ["a list of nothing", doc({ type: "bulletList", content: [] })],
    ["a document of nothing", doc()],
    ["words without a source", doc(paragraph(words("x", [{ type: "source", attrs: { seqs: [] } }])))],
    ["no document", "doc"],
  ])("refuses %s", (_name, value) => {
    expect(taken(value)).toBe(false);
  });

  it("refuses nesting beyond its depth, however deep", () => {
    expect(taken(doc(nested(DOCUMENT_DEPTH - 1)))).toBe(true);
    expect(taken(doc(nested(DOCUMENT_DEPTH)))).toBe(false);
    let deep: unknown = { type: "paragraph" };
    for (let level = 0; level < 100_000; level++) deep = { type: "blockquote", content: [deep] };
    expect(taken(doc(deep))).toBe(false);
  });

  it("refuses what is longer than its limit", () => {
    const half = DOCUMENT_LIMIT_BYTES / 2;
    expect(taken(doc(paragraph(words("é".repeat(half - 100)))))).toBe(true);
    expect(taken(doc(paragraph(words("é".repeat(half)))))).toBe(false);
  });
});
