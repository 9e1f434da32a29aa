"use client";

import type { Editor } from "@tiptap/core";
import { Command as Cmdk } from "cmdk";
import { Search } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { TITLE_LIMIT } from "@/lib/timeline/limits";

import { insertBlock } from "./insert-block";
import { type BlockContent, insertGroups } from "./insert-choices";

const groupClass =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-subtle";
const itemClass =
  "flex min-h-8 items-center gap-2.5 rounded-sm px-2.5 text-work select-none data-[selected=true]:bg-hover pointer-coarse:min-h-11";

export interface InsertDialogProps {
  editor: Editor;
  onClose: () => void;
}

/** Finds something in the room and puts it into the text; a follow-up that is not there yet is made. */
export function InsertDialog({ editor, onClose }: InsertDialogProps) {
  const room = useRoomData();
  const { append } = useRoomActions();
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query);
  const { events, confirmed } = room;
  const groups = useMemo(() => insertGroups({ events, confirmed }, asked), [events, confirmed, asked]);
  const title = query.trim().slice(0, TITLE_LIMIT);
  const put = (content: BlockContent) => {
    insertBlock(editor, content);
    onClose();
  };
  const putNew = () => {
    const taskId = randomId();
    append({ type: "task_added", payload: { taskId, title, owner: null, followUp: true } });
    put({ type: "followUp", attrs: { taskId } });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Insert from the room"
      hideHeader
      className="flex flex-col p-0"
    >
      <Cmdk label="Insert from the room" shouldFilter={false} loop className="flex min-h-0 flex-1 flex-col">
        <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4">
          <Search aria-hidden className="size-4 text-subtle" />
          <Cmdk.Input
            value={query}
            onValueChange={setQuery}
            placeholder="Find an event, a chart, a hypothesis or a follow-up"
            className="h-full min-w-0 flex-1 bg-transparent text-doc text-fg outline-none"
          />
          <Kbd keys="Esc" className="max-tablet:hidden" />
        </div>
        <Cmdk.List className="h-100 max-h-[60dvh] overflow-y-auto overscroll-contain px-1.5 pb-2">
          {groups.map(({ name, choices }) => (
            <Cmdk.Group key={name} heading={name} className={groupClass}>
              {choices.map(({ key, words, more, content }) => (
                <Cmdk.Item key={key} value={key} onSelect={() => put(content)} className={itemClass}>
                  <span className="min-w-0 flex-1 truncate">{words}</span>
                  <span className="shrink-0 text-meta text-subtle tabular-nums">{more}</span>
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          ))}
          {title !== "" && (
            <Cmdk.Group heading="New" className={groupClass}>
              <Cmdk.Item value="new follow-up" onSelect={putNew} className={itemClass}>
                <span className="min-w-0 flex-1 truncate">Follow-up “{title}”</span>
              </Cmdk.Item>
            </Cmdk.Group>
          )}
          {title === "" && groups.length === 0 && (
            <p className="px-2.5 py-8 text-center text-muted">
              Nothing is in the room yet. Type the title of a follow-up to make one.
            </p>
          )}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  );
}
