import type { Editor } from "@tiptap/core";
import {
  Bold,
  Code,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Pilcrow,
  Redo2,
  SquareCode,
  Strikethrough,
  TextQuote,
  Undo2,
} from "lucide-react";

import type { shortcuts } from "./shortcuts";

export type ToolbarItem = {
  name: keyof typeof shortcuts;
  label: string;
  icon: LucideIcon;
  run: (editor: Editor) => void;
  /** Whether the text at the caret is so already; left out where that means nothing. */
  isOn?: (editor: Editor) => boolean;
};

const heading = (level: 1 | 2 | 3, icon: LucideIcon): ToolbarItem => ({
  name: `heading${level}`,
  label: `Heading ${level}`,
  icon,
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  isOn: (editor) => editor.isActive("heading", { level }),
});

/** What can be done to text, in groups. */
export const toolbarGroups: readonly (readonly ToolbarItem[])[] = [
  [
    {
      name: "paragraph",
      label: "Text",
      icon: Pilcrow,
      run: (editor) => editor.chain().focus().setParagraph().run(),
      isOn: (editor) => editor.isActive("paragraph"),
    },
    heading(1, Heading1),
    heading(2, Heading2),
    heading(3, Heading3),
  ],
  [
    {
      name: "bold",
      label: "Bold",
      icon: Bold,
      run: (editor) => editor.chain().focus().toggleBold().run(),
      isOn: (editor) => editor.isActive("bold"),
    },
    {
      name: "italic",
      label: "Italic",
      icon: Italic,
      run: (editor) => editor.chain().focus().toggleItalic().run(),
      isOn: (editor) => editor.isActive("italic"),
    },
    {
      name: "strike",
      label: "Strike through",
      icon: Strikethrough,
      run: (editor) => editor.chain().focus().toggleStrike().run(),
      isOn: (editor) => editor.isActive("strike"),
    },
    {
      name: "code",
      label: "Code",
      icon: Code,
      run: (editor) => editor.chain().focus().toggleCode().run(),
      isOn: (editor) => editor.isActive("code"),
    },
  ],
  [
    {
      name: "bulletList",
      label: "List",
      icon: List,
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
      isOn: (editor) => editor.isActive("bulletList"),
    },
    {
      name: "orderedList",
      label: "Numbered list",
      icon: ListOrdered,
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
      isOn: (editor) => editor.isActive("orderedList"),
    },
    {
      name: "blockquote",
      label: "Quote",
      icon: TextQuote,
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
      isOn: (editor) => editor.isActive("blockquote"),
    },
    {
      name: "codeBlock",
      label: "Code block",
      icon: SquareCode,
      run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
      isOn: (editor) => editor.isActive("codeBlock"),
    },
  ],
];

/** One's own changes, taken back and done again: never those of others. */
export const undoItems: readonly ToolbarItem[] = [
  {
    name: "undo",
    label: "Undo",
    icon: Undo2,
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    name: "redo",
    label: "Redo",
    icon: Redo2,
    run: (editor) => editor.chain().focus().redo().run(),
  },
];
