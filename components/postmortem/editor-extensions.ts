import type { Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { ReactNodeViewRenderer } from "@tiptap/react";

import type { PostmortemSession } from "@/lib/client/postmortem-session";
import { documentExtensions } from "@/lib/editor/extensions";
import { FollowUpBlock, FrozenEvidence, HypothesisBlock, TimelineExcerpt } from "@/lib/editor/linked-blocks";
import type { PersonRef } from "@/lib/timeline/state";

import { ExcerptView } from "./blocks/excerpt-view";
import { FollowUpView } from "./blocks/follow-up-view";
import { FrozenBlockView } from "./blocks/frozen-block-view";
import { HypothesisView } from "./blocks/hypothesis-view";
import { drawCaret, selectionLook } from "./draw-caret";
import { EditorKeys, type EditorKeysOptions } from "./editor-keys";
import { SourceLinks, type SourceLinksOptions } from "./source-links";

/** How the blocks that stand for something in the room are drawn: from the room as it is now. */
const drawn = new Map<unknown, Extensions[number]>([
  [TimelineExcerpt, TimelineExcerpt.extend({ addNodeView: () => ReactNodeViewRenderer(ExcerptView) })],
  [FrozenEvidence, FrozenEvidence.extend({ addNodeView: () => ReactNodeViewRenderer(FrozenBlockView) })],
  [HypothesisBlock, HypothesisBlock.extend({ addNodeView: () => ReactNodeViewRenderer(HypothesisView) })],
  [FollowUpBlock, FollowUpBlock.extend({ addNodeView: () => ReactNodeViewRenderer(FollowUpView) })],
]);

export type EditorExtensionsInput = {
  session: PostmortemSession;
  me: PersonRef;
  sources: SourceLinksOptions;
  keys: EditorKeysOptions;
};

/** The document's schema with everything that makes it an editor: together with others, with one's own undo. */
export function editorExtensions({ session, me, sources, keys }: EditorExtensionsInput): Extensions {
  return [
    ...documentExtensions.map((extension) => drawn.get(extension) ?? extension),
    Collaboration.configure({ document: session.doc }),
    CollaborationCaret.configure({
      provider: { awareness: session.carets.awareness },
      user: { id: me.id, name: me.name },
      render: drawCaret,
      selectionRender: selectionLook,
    }),
    SourceLinks.configure(sources),
    EditorKeys.configure(keys),
  ];
}
