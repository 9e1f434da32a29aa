import * as fc from "fast-check";

import { document } from "@/lib/postmortem/document";
import type { Document } from "@/lib/postmortem/document-types";

const seqs = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 4 });
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const words = fc
  .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
  .filter((text) => !text.includes("\0") && text.isWellFormed());

const mark = fc.oneof(
  fc.constantFrom({ type: "bold" }, { type: "italic" }, { type: "strike" }),
  fc.record({ type: fc.constant("source"), attrs: fc.record({ seqs }) }),
  fc.record({
    type: fc.constant("link"),
    attrs: fc.record({ href: id.map((name) => `https://${name}.test/?q=1#x`) }),
  }),
);
const marks = fc.oneof(
  fc.constant([{ type: "code" }]),
  fc.uniqueArray(mark, { selector: ({ type }) => type, maxLength: 4 }),
);
const run = fc.record({ type: fc.constant("text"), text: words, marks });
const line = fc.array(fc.oneof({ weight: 4, arbitrary: run }, fc.constant({ type: "hardBreak" })), {
  maxLength: 5,
});
const paragraph = line.map((content) => filled({ type: "paragraph" }, content));

/** A node without content has none, and not an empty one. */
function filled<T extends object>(node: T, content: readonly unknown[]) {
  return content.length === 0 ? node : { ...node, content };
}

const leaf = fc.oneof(
  paragraph,
  fc
    .tuple(fc.record({ level: fc.constantFrom(1, 2, 3), section: fc.option(id) }), line)
    .map(([attrs, content]) => filled({ type: "heading", attrs }, content)),
  fc
    .tuple(
      fc.record({ language: fc.option(id) }),
      fc.array(fc.record({ type: fc.constant("text"), text: words }), { maxLength: 1 }),
    )
    .map(([attrs, content]) => filled({ type: "codeBlock", attrs }, content)),
  fc.constant({ type: "horizontalRule" }),
  fc.record({ type: fc.constant("timelineExcerpt"), attrs: fc.record({ seqs }) }),
  fc.record({
    type: fc.constant("frozenEvidence"),
    attrs: fc.record({ seq: fc.integer({ min: 1, max: 9_999 }) }),
  }),
  fc.record({ type: fc.constant("hypothesis"), attrs: fc.record({ hypothesisId: id }) }),
  fc.record({ type: fc.constant("followUp"), attrs: fc.record({ taskId: id }) }),
);

const { block } = fc.letrec<{ block: unknown; item: unknown }>((tie) => {
  const items = fc.array(tie("item"), { minLength: 1, maxLength: 3 });
  return {
    item: fc.record({
      type: fc.constant("listItem"),
      content: fc.tuple(paragraph, fc.array(tie("block"), { maxLength: 2 })).map((parts) => parts.flat()),
    }),
    block: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      leaf,
      fc.record({ type: fc.constant("bulletList"), content: items }),
      fc.record({
        type: fc.constant("orderedList"),
        attrs: fc.record({ start: fc.integer({ min: 0, max: 99 }) }),
        content: items,
      }),
      fc.record({
        type: fc.constant("blockquote"),
        content: fc.array(tie("block"), { minLength: 1, maxLength: 3 }),
      }),
    ),
  };
});

/** Any document that the schema takes, in its one form. */
export const anyDocument: fc.Arbitrary<Document> = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((content) => document.parse({ type: "doc", content }));
