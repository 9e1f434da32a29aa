"use client";

import { lazy, useMemo } from "react";

import { Room, type RoomProps } from "@/components/war-room/room";
import type { RoomSnapshot } from "@/lib/client/use-room";

import { RoomDialogs } from "./room-dialogs";

const Board = lazy(async () => ({ default: (await import("@/components/board/board")).Board }));

export type IncidentRoomProps = Omit<RoomProps, "board" | "renderDialog" | "snapshot"> & {
  /** The snapshot as JSON: React refuses props with a key like `__proto__`, and ids are somebody else's choice. */
  snapshotJson: string;
};

/** The same in every drawing: it is not drawn anew for what does not concern it. */
const board = <Board />;

/** Puts the room together from its views. */
export function IncidentRoom({ snapshotJson, ...props }: IncidentRoomProps) {
  const snapshot: RoomSnapshot = useMemo(() => JSON.parse(snapshotJson), [snapshotJson]);
  return (
    <Room
      {...props}
      snapshot={snapshot}
      board={board}
      renderDialog={(dialog, close) => <RoomDialogs dialog={dialog} onClose={close} />}
    />
  );
}
