"use client";

import { Ellipsis, Link2, Pin, PinOff } from "lucide-react";

import { buttonClass } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { useRoomActions } from "@/lib/client/room-context";
import type { IncidentEvent } from "@/lib/timeline/event";

import { copyEventLink, togglePin } from "./event-actions";
import { useSettled } from "./use-settled";

const fetchEventMenu = async () => (await import("./event-menu")).EventMenu;

interface EventToolbarProps {
  event: IncidentEvent;
  pinned: boolean;
}

/** What can be done with an entry under the pointer. The keyboard has its own keys, so nothing here takes a tab stop. */
export function EventToolbar(props: EventToolbarProps) {
  const settled = useSettled();
  return (
    <div className="absolute top-0 right-3 hidden items-center rounded-md border border-line-strong bg-raised group-focus-within/row:flex group-hover/row:flex empty:hidden! has-aria-expanded:flex pointer-coarse:static pointer-coarse:flex! pointer-coarse:min-h-9 pointer-coarse:border-0 pointer-coarse:bg-transparent">
      {settled && <Tools {...props} />}
    </div>
  );
}

/** Three buttons an entry are most of its elements: entries that only fly past are drawn without them. */
function Tools({ event, pinned }: EventToolbarProps) {
  const actions = useRoomActions();
  return (
    <>
      {actions.may("take part in incidents") && (
        <IconButton
          size="sm"
          tabIndex={-1}
          label={pinned ? "Unpin" : "Pin"}
          keys="P"
          className="pointer-coarse:hidden"
          onClick={() => togglePin(actions, event.seq, pinned)}
        >
          {pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
        </IconButton>
      )}
      <IconButton
        size="sm"
        tabIndex={-1}
        label="Copy link"
        className="pointer-coarse:hidden"
        onClick={() => void copyEventLink(event.seq)}
      >
        <Link2 aria-hidden />
      </IconButton>
      <LazyMenu
        fetchMenu={fetchEventMenu}
        menuProps={{ event, pinned }}
        onlyWhenNear
        tabIndex={-1}
        aria-label="More"
        className={buttonClass({ variant: "ghost", size: "sm" }, "w-6 px-0 [&_svg]:size-4")}
      >
        <Ellipsis aria-hidden />
      </LazyMenu>
    </>
  );
}
