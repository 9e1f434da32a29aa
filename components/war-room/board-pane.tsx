"use client";

import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";

import { type RoomActions, RoomProvider } from "@/lib/client/room-context";
import type { LiveRoom } from "@/lib/client/use-room";

import { BoardSkeleton } from "./board-skeleton";

/** Its code comes with the board. */
const Strip = lazy(async () => ({ default: (await import("./investigation/room-strip")).RoomStrip }));

type Given = { actions: RoomActions; room: LiveRoom };

/**
 * The board under what the machine does. Until its code has come, it is given the room as the server drew it: React does
 * not look into a boundary that still has to be hydrated when a context around it changes, and would then hold the
 * server's words against those of a later room. The boundary stays the same element meanwhile: one that is given
 * something new is drawn anew in place of hydrated.
 */
export function BoardPane({ board, ...live }: Given & { board: ReactNode }) {
  const [drawn, setDrawn] = useState<Given | null>(live);
  const content = useMemo(
    () => (
      <Suspense
        fallback={
          <>
            <div className="h-9.25 shrink-0 border-b border-line" />
            <BoardSkeleton />
          </>
        }
      >
        <Strip onAlive={setDrawn} />
        {board}
      </Suspense>
    ),
    [board],
  );
  return <RoomProvider {...(drawn ?? live)}>{content}</RoomProvider>;
}
