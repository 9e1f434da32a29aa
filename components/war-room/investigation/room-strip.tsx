"use client";

import { memo, useEffect } from "react";

import { useRoomData } from "@/lib/client/room-context";

import { InvestigationStrip } from "./investigation-strip";

const Strip = memo(InvestigationStrip);

/**
 * The strip of the room around, drawn anew only for what the machine does. It says once that it lives, and with it all
 * that is in the same boundary: nothing is kept of what the server drew.
 */
export function RoomStrip({ onAlive }: { onAlive: (drawn: null) => void }) {
  useEffect(() => onAlive(null), [onAlive]);
  return <Strip investigations={useRoomData().state.investigations} />;
}
