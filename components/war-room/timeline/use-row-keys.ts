"use client";

import { type RefObject, useState } from "react";

import type { RoomActions } from "@/lib/client/room-context";
import { useCommands } from "@/lib/client/use-commands";
import type { Row } from "@/lib/timeline/rows";
import type { RoomState } from "@/lib/timeline/state";
import { neighbour } from "@/lib/timeline/timeline";

import { copyEventLink, togglePin } from "./event-actions";
import type { RowListHandle } from "./row-list";

export interface RowKeysInput {
  rows: readonly Row[];
  state: RoomState;
  list: RefObject<RowListHandle | null>;
  actions: RoomActions;
  onToggle: (key: string) => void;
}

const GROUP = "Timeline";

/** j and k go along the entries, Enter opens one, P pins it, Escape lets go. */
export function useRowKeys({ rows, state, list, actions, onToggle }: RowKeysInput) {
  const [selected, select] = useState<string | null>(null);
  const row = rows.find(({ key }) => key === selected);
  const seq = row?.kind === "event" && row.event.hash !== null ? row.event.seq : null;

  const step = (by: 1 | -1) => {
    const next = neighbour(rows, selected, by);
    if (!next) return;
    select(next.key);
    list.current?.toRow(rows.indexOf(next), "auto");
    list.current?.focus(next.key);
  };
  const activate = () => {
    if (row?.kind === "quiet") onToggle(row.key);
    if (seq !== null) actions.open({ kind: "event", seq });
  };
  const letGo = () => {
    select(null);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    list.current?.toEnd();
  };

  useCommands([
    {
      id: "timeline.next",
      title: "Next entry",
      group: GROUP,
      shortcut: "j",
      hidden: true,
      run: () => step(1),
    },
    {
      id: "timeline.previous",
      title: "Previous entry",
      group: GROUP,
      shortcut: "k",
      hidden: true,
      run: () => step(-1),
    },
    {
      id: "timeline.end",
      title: "Go to the newest entry",
      group: GROUP,
      shortcut: "shift g",
      run: () => list.current?.toEnd(),
    },
    ...(row
      ? [
          {
            id: "timeline.open",
            title: "Open the entry",
            group: GROUP,
            shortcut: "enter",
            hidden: true,
            run: activate,
          },
          {
            id: "timeline.leave",
            title: "Back to the newest",
            group: GROUP,
            shortcut: "escape",
            hidden: true,
            run: letGo,
          },
        ]
      : []),
    ...(seq === null
      ? []
      : [
          {
            id: "timeline.link",
            title: "Copy a link to the entry",
            group: GROUP,
            shortcut: "y",
            run: () => void copyEventLink(seq),
          },
          ...(actions.may("take part in incidents")
            ? [
                {
                  id: "timeline.pin",
                  title: "Pin or unpin the entry",
                  group: GROUP,
                  shortcut: "p",
                  run: () => togglePin(actions, seq, state.pins.includes(seq)),
                },
              ]
            : []),
        ]),
  ]);
  return { selected, select };
}
