"use client";

import { lazy, Suspense } from "react";

import { BoardSkeleton } from "@/components/war-room/board-skeleton";
import { Room, type RoomProps } from "@/components/war-room/room";

import { RoomDialogs } from "./room-dialogs";

const Board = lazy(async () => ({ default: (await import("@/components/board/board")).Board }));

export type IncidentRoomProps = Omit<RoomProps, "board" | "renderDialog">;

/** Puts the room together from its views. */
export function IncidentRoom(props: IncidentRoomProps) {
  return (
    <Room
      {...props}
      board={
        <Suspense fallback={<BoardSkeleton />}>
          <Board />
        </Suspense>
      }
      renderDialog={(dialog, close) => <RoomDialogs dialog={dialog} onClose={close} />}
    />
  );
}
