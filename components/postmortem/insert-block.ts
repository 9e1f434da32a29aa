import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";

import { readSeqs } from "@/lib/editor/block-attributes";

import type { BlockContent } from "./insert-choices";

/**
 * Puts a block where the caret is, and the caret behind it. An entry of the timeline joins the excerpt that is selected, or
 * that stands right above.
 */
export function insertBlock(editor: Editor, content: BlockContent): void {
  const excerpt = content.type === "timelineExcerpt" ? excerptNear(editor) : null;
  if (excerpt && content.type === "timelineExcerpt") {
    const seqs = [...new Set([...excerpt.seqs, ...content.attrs.seqs])];
    editor
      .chain()
      .command(({ tr }) => {
        tr.setNodeAttribute(excerpt.at, "seqs", seqs);
        return true;
      })
      .run();
    return;
  }
  const { selection } = editor.state;
  const block = selection.$from.node(1);
  const emptyHere = selection.empty && selection.$from.depth === 1 && block.content.size === 0;
  const at = emptyHere ? selection.$from.before(1) : selection.$to.end(Math.min(1, selection.$to.depth)) + 1;
  const where =
    selection instanceof NodeSelection
      ? selection.to
      : emptyHere
        ? { from: at, to: selection.$from.after(1) }
        : at;
  editor
    .chain()
    .insertContentAt(where, [content, { type: "paragraph" }])
    .run();
}

function excerptNear(editor: Editor): { at: number; seqs: readonly number[] } | null {
  const { selection } = editor.state;
  if (selection instanceof NodeSelection && selection.node.type.name === "timelineExcerpt")
    return { at: selection.from, seqs: readSeqs(selection.node.attrs["seqs"]) };
  return null;
}
