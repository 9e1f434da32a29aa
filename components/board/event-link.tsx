"use client";

import { useRoomActions } from "@/lib/client/room-context";

/** The number of an event, which shows it on the timeline. */
export function EventLink({ seq }: { seq: number }) {
  const { goTo } = useRoomActions();
  return (
    <a
      href={`#seq-${seq}`}
      onClick={(event) => {
        event.preventDefault();
        goTo(seq);
      }}
      className="rounded-sm text-fg tabular-nums underline decoration-line-strong underline-offset-2 hover:decoration-current"
    >
      <span className="sr-only">Event </span>#{seq}
    </a>
  );
}
