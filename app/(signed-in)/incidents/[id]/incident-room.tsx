"use client";

import { Room, type RoomProps } from "@/components/war-room/room";

export type IncidentRoomProps = Omit<RoomProps, "board" | "renderDialog">;

/** Puts the room together from its views. */
export function IncidentRoom(props: IncidentRoomProps) {
  return <Room {...props} board={null} renderDialog={() => null} />;
}
