"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useState } from "react";

import { cn } from "@/lib/cn";

type Section = { at: number; level: number; words: string };

const indents = ["", "pl-2", "pl-5", "pl-8"] as const;
/** A section is read from when its heading is this far below the top, a little past where a jump ends. Pixels. */
const BELOW_TOP = 144;
/** From 1,200 px on, the text has its whole width and the sections stand beside it. */
const BESIDE = "hidden min-[75rem]:block print:hidden";

function sectionsOf(editor: Editor): readonly Section[] {
  const sections: Section[] = [];
  editor.state.doc.forEach((node, at) => {
    if (node.type.name === "heading" && node.textContent.trim() !== "")
      sections.push({ at, level: Number(node.attrs["level"]), words: node.textContent });
  });
  return sections;
}

const same = (one: readonly Section[], other: readonly Section[] | null) =>
  JSON.stringify(one) === JSON.stringify(other);

/** The sections at the side of a wide screen, the one that is read marked. */
export function Outline({ editor }: { editor: Editor }) {
  const sections = useEditorState({
    editor,
    selector: ({ editor: now }) => sectionsOf(now),
    equalityFn: same,
  });
  const current = useCurrent(editor, sections);
  if (sections.length < 2) return <div aria-hidden className={cn("w-56 shrink", BESIDE)} />;
  const go = (at: number) => {
    const heading = editor.view.nodeDOM(at);
    if (heading instanceof HTMLElement) heading.scrollIntoView({ block: "start" });
    editor.commands.focus(at + 1, { scrollIntoView: false });
  };
  return (
    <nav aria-label="Sections" className={cn("w-56 shrink-0", BESIDE)}>
      <ol className="sticky top-11 flex max-h-[calc(100dvh-8rem)] flex-col overflow-y-auto py-8 pl-4">
        {sections.map(({ at, level, words }) => (
          <li key={at}>
            <button
              type="button"
              aria-current={at === current ? "location" : undefined}
              onClick={() => go(at)}
              className={cn(
                "block w-full truncate rounded-sm border-l-2 border-line py-1 pr-2 text-left text-meta text-muted hover:text-fg aria-[current=location]:border-link aria-[current=location]:text-fg",
                indents[level],
              )}
            >
              {words}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The position of the last heading that has passed the top. */
function useCurrent(editor: Editor, sections: readonly Section[]): number | null {
  const [current, setCurrent] = useState<number | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const passed = sections.findLast(({ at }) => {
        const heading = editor.view.nodeDOM(at);
        return heading instanceof HTMLElement && heading.getBoundingClientRect().top < BELOW_TOP;
      });
      setCurrent((passed ?? sections[0])?.at ?? null);
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    document.addEventListener("scroll", soon, { passive: true, capture: true });
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("scroll", soon, { capture: true });
    };
  }, [editor, sections]);
  return current;
}
