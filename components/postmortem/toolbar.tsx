"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Link2, Plus } from "lucide-react";
import type { ComponentProps, Ref } from "react";

import { buttonClass } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { tip } from "@/components/ui/tooltip";
import { isMac } from "@/lib/client/shortcut";

import { shortcuts, shownKeys } from "./shortcuts";
import { toolbarGroups, type ToolbarItem, undoItems } from "./toolbar-items";
import { useRoving } from "./use-roving";

const items = toolbarGroups.flat();

export interface ToolbarProps {
  editor: Editor;
  /** The button that Escape in the text comes to. */
  ref: Ref<HTMLDivElement>;
  onInsert: () => void;
  onLink: () => void;
}

/** What can be done to the text. One stop of the tab key; arrows move inside. */
export function Toolbar({ editor, ref, onInsert, onLink }: ToolbarProps) {
  const mac = isMac(navigator.userAgent);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => items.filter(({ isOn }) => isOn?.(now)).map(({ name }) => name),
  });
  const inLink = useEditorState({ editor, selector: ({ editor: now }) => now.isActive("link") });
  const { rovingProps, onKeyDown, onFocus } = useRoving();
  const button = (item: ToolbarItem) => (
    <ToolButton
      key={item.name}
      {...rovingProps(item.name)}
      label={item.label}
      keys={shownKeys(shortcuts[item.name], mac)}
      {...(item.isOn && { "aria-pressed": on.includes(item.name) })}
      onClick={() => item.run(editor)}
    >
      <item.icon aria-hidden />
    </ToolButton>
  );
  return (
    <div
      ref={ref}
      role="toolbar"
      tabIndex={-1}
      aria-label="Formatting"
      aria-controls="postmortem-text"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      className="flex min-w-0 flex-1 items-center gap-0.5 overflow-x-auto py-1.5"
    >
      {toolbarGroups.map((group) => (
        <Group key={group[0]?.name}>{group.map(button)}</Group>
      ))}
      <Group>
        <ToolButton
          {...rovingProps("link")}
          label="Link"
          keys={shownKeys(shortcuts.link, mac)}
          aria-pressed={inLink}
          onClick={onLink}
        >
          <Link2 aria-hidden />
        </ToolButton>
        {undoItems.map(button)}
      </Group>
      <button
        {...rovingProps("insert")}
        {...tip("A timeline excerpt, a chart, a hypothesis or a follow-up")}
        type="button"
        onMouseDown={keepSelection}
        onClick={onInsert}
        className={buttonClass({ variant: "secondary" }, "ml-1")}
      >
        <Plus aria-hidden />
        Insert
        <Kbd keys={shownKeys(shortcuts.insert, mac)} className="max-desk:hidden" />
      </button>
    </div>
  );
}

/** A click on a button leaves the caret where it is. */
function keepSelection(event: { preventDefault: () => void }) {
  event.preventDefault();
}

function ToolButton(props: ComponentProps<typeof IconButton>) {
  return (
    <IconButton
      {...props}
      onMouseDown={keepSelection}
      className="aria-pressed:bg-selected aria-pressed:text-link"
    />
  );
}

function Group(props: ComponentProps<"span">) {
  return <span {...props} className="mr-1 flex gap-0.5 border-r border-line pr-1.5" />;
}
