"use client";

import { Moment } from "@/components/shell/moment";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { dayOf } from "@/lib/timeline/zone";

/** When something happened; with its date where that is not the day of the newest event. */
export function When({ at }: { at: string }) {
  const { zone } = useRoomActions();
  const { state } = useRoomData();
  const [atMs, newestMs] = [Date.parse(at), Date.parse(state.lastRecordedAt)];
  return <Moment atMs={atMs} zone={zone} dated={dayOf(zone, atMs) !== dayOf(zone, newestMs)} />;
}
