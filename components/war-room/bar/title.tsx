"use client";

import { type KeyboardEvent, useState } from "react";

import { tip } from "@/components/ui/tooltip";
import { useRoomActions } from "@/lib/client/room-context";
import { TITLE_LIMIT } from "@/lib/timeline/limits";

/** The title of the incident; a click, or E, edits it in place. */
export function Title({
  title,
  editing,
  onEdit,
}: {
  title: string;
  editing: boolean;
  onEdit: (on: boolean) => void;
}) {
  const { mayAct } = useRoomActions();
  if (!mayAct)
    return (
      <h1 className="min-w-0 text-doc max-tablet:line-clamp-2 tablet:truncate font-semibold text-fg">
        {title}
      </h1>
    );
  if (editing) return <TitleField title={title} onDone={() => onEdit(false)} />;
  return (
    <h1 className="-ml-1 min-w-0 text-doc font-semibold text-fg">
      <button
        {...tip("Edit the title", "E")}
        type="button"
        className="block max-w-full rounded-sm max-tablet:line-clamp-2 tablet:truncate px-1 text-left hover:bg-hover"
        onClick={() => onEdit(true)}
      >
        {title}
      </button>
    </h1>
  );
}

function TitleField({ title, onDone }: { title: string; onDone: () => void }) {
  const { append } = useRoomActions();
  const [text, setText] = useState(title);
  const save = () => {
    const next = text.trim();
    if (next !== "" && next !== title) append({ type: "title_changed", payload: { title: next } });
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") save();
    if (event.key === "Escape") onDone();
  };
  return (
    <input
      aria-label="Title"
      // It takes the place of the button that was pressed.
      ref={(field) => field?.focus()}
      value={text}
      maxLength={TITLE_LIMIT}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={save}
      className="-mx-1 min-w-0 flex-1 rounded-sm border border-line-control bg-sunken px-1 text-doc font-semibold text-fg"
    />
  );
}
