"use client";

import { NodeViewWrapper, type NodeViewProps } from "@tiptap/react";
import { GripVertical, X } from "lucide-react";
import type { ReactNode } from "react";

import { IconButton } from "@/components/ui/icon-button";
import { cn } from "@/lib/cn";

export interface BlockFrameProps {
  view: Pick<NodeViewProps, "editor" | "selected" | "deleteNode">;
  /** What it is: its accessible name. */
  label: string;
  children: ReactNode;
}

/** Around what stands for something in the room: selected as one thing, moved by its handle, taken out by its cross. */
export function BlockFrame({ view: { editor, selected, deleteNode }, label, children }: BlockFrameProps) {
  return (
    <NodeViewWrapper
      as="fieldset"
      aria-label={label}
      className={cn(
        "block group/block relative my-4 min-w-0 rounded-md border bg-surface px-3 py-2 text-work",
        selected ? "border-link outline-1 outline-link" : "border-line",
      )}
    >
      {editor.isEditable && (
        <span className="absolute top-1 right-1 flex opacity-0 group-focus-within/block:opacity-100 group-hover/block:opacity-100 pointer-coarse:opacity-100 print:hidden">
          <span data-drag-handle className="flex size-6 cursor-grab items-center justify-center text-subtle">
            <GripVertical aria-hidden className="size-3.5" />
          </span>
          <IconButton
            size="sm"
            label={`Take the ${label.toLowerCase()} out of the text`}
            onClick={() => deleteNode()}
          >
            <X aria-hidden />
          </IconButton>
        </span>
      )}
      {children}
    </NodeViewWrapper>
  );
}

/** What a block says where what it stands for cannot be shown. */
export function Missing({ children }: { children: ReactNode }) {
  return <p className="text-muted italic">{children}</p>;
}
