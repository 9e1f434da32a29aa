"use client";

import { lazy, Suspense, useMemo } from "react";

import { BoardSkeleton } from "@/components/war-room/board-skeleton";
import { Room, type RoomProps } from "@/components/war-room/room";
import type { RoomSnapshot } from "@/lib/client/use-room";

import { RoomDialogs } from "./room-dialogs";

const Board = lazy(async () => ({ default: (await import("@/components/board/board")).Board }));

export type IncidentRoomProps = Omit<RoomProps, "board" | "renderDialog" | "snapshot"> & {
  /** The snapshot as JSON: React refuses props with a key like `__proto__`, and ids are somebody else's choice. */
  snapshotJson: string;
};

/** Puts the room together from its views. */
export function IncidentRoom({ snapshotJson, ...props }: IncidentRoomProps) {
  const snapshot: RoomSnapshot = useMemo(() => JSON.parse(snapshotJson), [snapshotJson]);
  return (
    <Room
      {...props}
      snapshot={snapshot}
      board={
        <Suspense fallback={<BoardSkeleton />}>
          <Board />
        </Suspense>
      }
      renderDialog={(dialog, close) => <RoomDialogs dialog={dialog} onClose={close} />}
    />
  );
}
