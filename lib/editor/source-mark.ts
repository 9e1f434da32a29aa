import { Mark, mergeAttributes } from "@tiptap/core";

import { namesEvents, seqsAttribute } from "./block-attributes";

/** "This sentence comes from these events." What is typed behind it is the author's own and does not carry it on. */
export const SourceMark = Mark.create({
  name: "source",
  inclusive: false,
  addAttributes: () => ({ seqs: seqsAttribute }),
  parseHTML: () => [{ tag: "span[data-source]", getAttrs: namesEvents("data-seqs") }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { "data-source": "" }), 0],
});
