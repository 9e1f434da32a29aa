/** The keys of the toolbar in the notation of the editor's key map; the editor's own parts have the same. */
export const shortcuts = {
  paragraph: "Mod-Alt-0",
  heading1: "Mod-Alt-1",
  heading2: "Mod-Alt-2",
  heading3: "Mod-Alt-3",
  bold: "Mod-b",
  italic: "Mod-i",
  strike: "Mod-Shift-s",
  code: "Mod-e",
  bulletList: "Mod-Shift-8",
  orderedList: "Mod-Shift-7",
  blockquote: "Mod-Shift-b",
  codeBlock: "Mod-Alt-c",
  link: "Mod-Shift-k",
  insert: "Mod-/",
  undo: "Mod-z",
  redo: "Mod-Shift-z",
} as const;

/** As `Kbd` shows it: "Ctrl Shift K". */
export function shownKeys(shortcut: string, mac: boolean): string {
  return shortcut
    .split("-")
    .map((key) => {
      if (key === "Mod") return mac ? "⌘" : "Ctrl";
      if (key === "Alt") return mac ? "⌥" : "Alt";
      if (key === "Shift") return mac ? "⇧" : "Shift";
      return key.toUpperCase();
    })
    .join(" ");
}
