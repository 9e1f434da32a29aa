import { mergeAttributes, Node } from "@tiptap/core";

import { hasId, idAttribute, namesEvents, seqAttribute, seqsAttribute } from "./block-attributes";

/** What every block of ours is: one thing that stands for something in the incident's log, drawn from it as it is now. */
const linked = { group: "block", atom: true, selectable: true, draggable: true } as const;

/** Entries of the timeline, in the order of `seqs`. */
export const TimelineExcerpt = Node.create({
  name: "timelineExcerpt",
  ...linked,
  addAttributes: () => ({ seqs: seqsAttribute }),
  parseHTML: () => [{ tag: 'div[data-block="timeline-excerpt"]', getAttrs: namesEvents("data-seqs") }],
  renderHTML: ({ HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { "data-block": "timeline-excerpt" }),
  ],
});

/** The frozen evidence of the event `seq`. */
export const FrozenEvidence = Node.create({
  name: "frozenEvidence",
  ...linked,
  addAttributes: () => ({ seq: seqAttribute }),
  parseHTML: () => [{ tag: 'div[data-block="frozen-evidence"]', getAttrs: namesEvents("data-seq") }],
  renderHTML: ({ HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { "data-block": "frozen-evidence" }),
  ],
});

/** A card of the hypothesis board. */
export const HypothesisBlock = Node.create({
  name: "hypothesis",
  ...linked,
  addAttributes: () => ({ hypothesisId: idAttribute("data-hypothesis-id") }),
  parseHTML: () => [{ tag: 'div[data-block="hypothesis"]', getAttrs: hasId("data-hypothesis-id") }],
  renderHTML: ({ HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { "data-block": "hypothesis" }),
  ],
});

/** A task that outlives the incident. */
export const FollowUpBlock = Node.create({
  name: "followUp",
  ...linked,
  addAttributes: () => ({ taskId: idAttribute("data-task-id") }),
  parseHTML: () => [{ tag: 'div[data-block="follow-up"]', getAttrs: hasId("data-task-id") }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-block": "follow-up" })],
});
