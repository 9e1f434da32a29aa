"use client";

import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useMemo, useRef } from "react";

import { useLazy } from "@/components/ui/use-lazy";
import type { PostmortemSession } from "@/lib/client/postmortem-session";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { useHeldDialog } from "@/lib/client/use-held-dialog";
import { usePresence } from "@/lib/client/use-presence";
import { seqFragment } from "@/lib/timeline/room-views";

import "./document.css";
import { editorExtensions } from "./editor-extensions";
import { Here } from "./here";
import { Outline } from "./outline";
import { refuseFiles, refuseMasses, withoutHandlers } from "./paste-guard";
import { SavedMark } from "./saved-mark";
import { Toolbar } from "./toolbar";
import { focusCurrent } from "./use-roving";

const fetchInsert = async () => (await import("./insert-dialog")).InsertDialog;
const fetchLink = async () => (await import("./link-dialog")).LinkDialog;

export interface PostmortemEditorProps {
  session: PostmortemSession;
  writable: boolean;
  unsaved: boolean;
}

/** The text with its toolbar and its outline. Whoever may not write reads it live. */
export function PostmortemEditor({ session, writable, unsaved }: PostmortemEditorProps) {
  const { me, mayAct, goTo, incidentId } = useRoomActions();
  const { state, connection } = useRoomData();
  const presence = usePresence(incidentId, "postmortem");
  const toolbar = useRef<HTMLDivElement>(null);
  const { shown, show, hide } = useHeldDialog<"insert" | "link">();
  const insert = useLazy(fetchInsert);
  const link = useLazy(fetchLink);
  const may = writable && mayAct;
  const { number } = state;

  const extensions = useMemo(() => {
    return editorExtensions({
      session,
      me,
      sources: { goTo, hrefOf: (seq) => `/incidents/${number}${seqFragment(seq)}` },
      keys: {
        insert: () => show("insert", insert.load),
        link: () => show("link", link.load),
        leave: () => focusCurrent(toolbar.current),
      },
    });
    // What they do stays the same for as long as the text does: an editor is not made anew for it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [session]);
  const editor = useEditor(
    {
      extensions,
      editable: may,
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      // Its style element would have no nonce: document.css has what it says.
      injectCSS: false,
      editorProps: {
        attributes: {
          id: "postmortem-text",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": "Text of the postmortem",
          "aria-describedby": "postmortem-keys",
          class: "document",
        },
        transformPastedHTML: withoutHandlers,
        handlePaste: (_view, event) => refuseFiles(event.clipboardData) || refuseMasses(event.clipboardData),
        handleDrop: (_view, event) => refuseFiles(event.dataTransfer),
      },
    },
    [extensions],
  );
  useEffect(() => {
    if (editor && editor.isEditable !== may) editor.setEditable(may, false);
  }, [editor, may]);
  if (!editor) return null;

  const close = () => {
    hide();
    editor.commands.focus();
  };
  return (
    <div className="flex min-h-full flex-col print:block">
      <div className="sticky top-0 z-10 flex min-h-11 items-center gap-2 border-b border-line bg-canvas px-4 max-tablet:px-3 print:hidden">
        {may ? (
          <Toolbar
            ref={toolbar}
            editor={editor}
            onInsert={() => show("insert", insert.load)}
            onLink={() => show("link", link.load)}
          />
        ) : (
          <span className="flex-1 text-work text-muted">
            You can read this, and what others write shows at once.
          </span>
        )}
        <Here presence={presence} />
        <SavedMark connection={connection} unsaved={unsaved} writable={may} />
      </div>
      <p id="postmortem-keys" className="sr-only">
        {may
          ? "Escape leaves the text for the toolbar. Control and Enter go to where a sentence comes from."
          : ""}
      </p>
      <div className="flex flex-1 justify-center">
        <Outline editor={editor} />
        <div className="min-w-0 max-w-176 flex-1 px-6 pt-8 pb-40 max-tablet:px-4 print:max-w-none print:p-0">
          <EditorContent editor={editor} />
        </div>
        <div aria-hidden className="hidden w-56 shrink wide:block print:hidden" />
      </div>
      {shown === "insert" && insert.Component && <insert.Component editor={editor} onClose={close} />}
      {shown === "link" && link.Component && <link.Component editor={editor} onClose={close} />}
    </div>
  );
}
