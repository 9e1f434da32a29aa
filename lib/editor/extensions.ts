import { type Extensions, getSchema, Mark, Node } from "@tiptap/core";
import { StarterKit } from "@tiptap/starter-kit";

import { FollowUpBlock, FrozenEvidence, HypothesisBlock, TimelineExcerpt } from "./linked-blocks";
import { HeadingSection } from "./heading-section";
import { SourceMark } from "./source-mark";
import { isWebLink } from "./web-link";

/**
 * The kit without what only looks: a link is its address, a list is its start. A new paragraph is upright: below a
 * question in italics stands the answer.
 */
const TextKit = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((extension) => {
      if (extension instanceof Mark && extension.name === "link")
        return extension.extend({ addAttributes: () => ({ href: { default: null } }) });
      if (extension instanceof Mark && extension.name === "italic")
        return extension.extend({ keepOnSplit: false });
      if (extension instanceof Node && extension.name === "orderedList")
        return extension.extend({ addAttributes: () => ({ start: { default: 1, parseHTML: listStart } }) });
      return extension;
    });
  },
});

/**
 * Everything that a postmortem's text may be made of, as `lib/postmortem/document` says it. Without undo, which belongs
 * to whoever edits together, and without a paragraph that appears at the end by itself: opening a document is no change.
 */
export const documentExtensions: Extensions = [
  TextKit.configure({
    heading: { levels: [1, 2, 3] },
    underline: false,
    undoRedo: false,
    trailingNode: false,
    link: {
      openOnClick: false,
      autolink: false,
      defaultProtocol: "https",
      isAllowedUri: (href) => isWebLink(href),
      HTMLAttributes: { target: "_blank", rel: "noopener noreferrer nofollow" },
    },
  }),
  HeadingSection,
  SourceMark,
  TimelineExcerpt,
  FrozenEvidence,
  HypothesisBlock,
  FollowUpBlock,
];

/** The same as a schema of ProseMirror. */
export const documentSchema = getSchema(documentExtensions);

function listStart(element: HTMLElement): number {
  const start = Number(element.getAttribute("start") ?? "1");
  return Number.isSafeInteger(start) && start >= 0 ? start : 1;
}
