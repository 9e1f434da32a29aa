"use client";

import {
  Clipboard,
  Clock,
  EyeOff,
  Info,
  Link2,
  ListPlus,
  PencilLine,
  Pin,
  PinOff,
  Scale,
} from "lucide-react";

import { Menu, MenuItem, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import type { IncidentEvent } from "@/lib/timeline/event";
import { currentWords, eventMarkdown } from "@/lib/timeline/markdown";

import { copyAndSay, copyEventLink, isNote, mayCorrect, mayRedact, togglePin } from "./event-actions";
import { taskFromNote } from "./task-from-note";

export interface EventMenuProps {
  event: IncidentEvent;
  pinned: boolean;
}

/** Everything that can be done with one entry. */
export function EventMenu({ event, pinned, state }: EventMenuProps & { state: MenuState }) {
  const actions = useRoomActions();
  const room = useRoomData();
  const { open, may } = actions;
  const takesPart = may("take part in incidents");
  const corrects = mayCorrect(actions, event);
  return (
    <Menu {...state} label="This entry" align="end" className="min-w-56">
      <MenuItem icon={Info} keys="↵" onSelect={() => open({ kind: "event", seq: event.seq })}>
        Details
      </MenuItem>
      <MenuItem icon={Link2} onSelect={() => void copyEventLink(event.seq)}>
        Copy link
      </MenuItem>
      <MenuItem
        icon={Clipboard}
        onSelect={() => void copyAndSay(eventMarkdown(event, room.confirmed), "Copied as Markdown.")}
      >
        Copy as Markdown
      </MenuItem>
      {takesPart && (
        <>
          <MenuSeparator />
          <MenuItem
            icon={pinned ? PinOff : Pin}
            keys="P"
            onSelect={() => togglePin(actions, event.seq, pinned)}
          >
            {pinned ? "Unpin" : "Pin"}
          </MenuItem>
          <MenuItem icon={Scale} onSelect={() => open({ kind: "evidence", sourceSeq: event.seq })}>
            Use as evidence…
          </MenuItem>
          {isNote(event) && (
            <MenuItem
              icon={ListPlus}
              onSelect={() => taskFromNote(actions, currentWords(event, room.confirmed) ?? "")}
            >
              Make it a task
            </MenuItem>
          )}
        </>
      )}
      {corrects && (
        <MenuItem
          icon={isNote(event) ? PencilLine : Clock}
          onSelect={() => open({ kind: "correct", seq: event.seq })}
        >
          {isNote(event) ? "Correct…" : "Correct the time…"}
        </MenuItem>
      )}
      {mayRedact(actions, event) && (
        <>
          <MenuSeparator />
          <MenuItem icon={EyeOff} danger onSelect={() => open({ kind: "redact", seq: event.seq })}>
            Redact…
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
