import { z } from "zod";

import { isStorableText } from "../timeline/storable";
import { identifier, link, optionalText } from "../timeline/text";
import { atMostBytes, atMostDeep } from "./document-size";
import type { Block, Document, Inline, ListItem, Mark, Paragraph, TextRun } from "./document-types";
import { normalRuns } from "./normal-runs";

/** Of a document as JSON. */
export const DOCUMENT_LIMIT_BYTES = 2 * 1024 * 1024;
/** Nodes within nodes, the document counted. */
export const DOCUMENT_DEPTH = 20;
/** Events that a sentence or an excerpt names at most. */
export const MOST_SOURCES = 200;

const seqs = z.array(z.int().min(1)).min(1).max(MOST_SOURCES);
const words = z.string().min(1).refine(isStorableText, "must be well-formed text without NUL characters");

const mark: z.ZodType<Mark> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bold") }),
  z.strictObject({ type: z.literal("italic") }),
  z.strictObject({ type: z.literal("strike") }),
  z.strictObject({ type: z.literal("code") }),
  z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href: link }) }),
  z.strictObject({ type: z.literal("source"), attrs: z.strictObject({ seqs }) }),
]);

const marks = z
  .array(mark)
  .max(6)
  .refine((list) => new Set(list.map(({ type }) => type)).size === list.length, "must not repeat a mark")
  .refine(
    (list) => list.length < 2 || list.every(({ type }) => type !== "code"),
    "must not mark code otherwise",
  );

const textRun: z.ZodType<TextRun> = z.strictObject({
  type: z.literal("text"),
  text: words,
  marks: marks.exactOptional(),
});
const hardBreak = z
  .strictObject({ type: z.literal("hardBreak"), marks: marks.exactOptional() })
  // An editor marks all of a selection; there is nothing to see of it in a line's end.
  .transform((): Inline => ({ type: "hardBreak" }));

const inline = z
  .array(z.union([textRun, hardBreak]))
  .transform(normalRuns)
  .exactOptional();

const paragraph: z.ZodType<Paragraph> = z.strictObject({ type: z.literal("paragraph"), content: inline });

const blocks = z.lazy(() => z.array(block).min(1));
const listItem: z.ZodType<ListItem> = z.strictObject({
  type: z.literal("listItem"),
  content: blocks.refine(([first]) => first?.type === "paragraph", "must begin with a paragraph"),
});
const items = z.array(listItem).min(1);

const block: z.ZodType<Block> = z.union([
  paragraph,
  z.strictObject({
    type: z.literal("heading"),
    attrs: z.strictObject({
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      /** Which section of a postmortem begins here, for those that were drafted. */
      section: identifier.nullable(),
    }),
    content: inline,
  }),
  z.strictObject({ type: z.literal("bulletList"), content: items }),
  z.strictObject({
    type: z.literal("orderedList"),
    attrs: z.strictObject({ start: z.int().min(0).max(1_000_000) }),
    content: items,
  }),
  z.strictObject({ type: z.literal("blockquote"), content: blocks }),
  z.strictObject({
    type: z.literal("codeBlock"),
    attrs: z.strictObject({ language: optionalText(60).nullable() }),
    content: z
      .array(z.strictObject({ type: z.literal("text"), text: words }))
      .max(1)
      .exactOptional(),
  }),
  z.strictObject({ type: z.literal("horizontalRule") }),
  z.strictObject({ type: z.literal("timelineExcerpt"), attrs: z.strictObject({ seqs }) }),
  z.strictObject({ type: z.literal("frozenEvidence"), attrs: z.strictObject({ seq: z.int().min(1) }) }),
  z.strictObject({ type: z.literal("hypothesis"), attrs: z.strictObject({ hypothesisId: identifier }) }),
  z.strictObject({ type: z.literal("followUp"), attrs: z.strictObject({ taskId: identifier }) }),
]);

/**
 * The text of a postmortem as its editor gives it: known nodes and marks, nothing else. What comes out is the one form of
 * what went in: runs of text with the same marks are one run, and marks stand in one order.
 */
export const document: z.ZodType<Document> = z
  .unknown()
  .refine((value) => atMostDeep(value, DOCUMENT_DEPTH), { message: "is nested too deeply", abort: true })
  .refine((value) => atMostBytes(value, DOCUMENT_LIMIT_BYTES), { message: "is too long", abort: true })
  .pipe(z.strictObject({ type: z.literal("doc"), content: blocks }));
