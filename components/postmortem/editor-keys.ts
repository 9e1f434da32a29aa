import { Extension } from "@tiptap/core";

import { shortcuts } from "./shortcuts";

export type EditorKeysOptions = {
  /** Opens the menu of things from the room. */
  insert: () => void;
  /** Asks for the address of a link. */
  link: () => void;
  /** Leaves the text. */
  leave: () => void;
};

const doing = (what: () => void) => () => {
  what();
  return true;
};

/** The keys that the editor's parts do not have by themselves. */
export const EditorKeys = Extension.create<EditorKeysOptions>({
  name: "editorKeys",
  addOptions: () => ({ insert: () => undefined, link: () => undefined, leave: () => undefined }),
  addKeyboardShortcuts() {
    const { insert, link, leave } = this.options;
    return {
      [shortcuts.insert]: doing(insert),
      [shortcuts.link]: doing(link),
      Escape: doing(leave),
      "Alt-F10": doing(leave),
    };
  },
});
