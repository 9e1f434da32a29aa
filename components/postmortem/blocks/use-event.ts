"use client";

import { useRoomData } from "@/lib/client/room-context";
import type { LiveRoom } from "@/lib/client/use-room";
import type { IncidentEvent } from "@/lib/timeline/event";

/** An event of the room around; `loading` while the history that it is in is on its way. */
export function eventAt(
  { events, missingBefore }: LiveRoom,
  seq: number,
): IncidentEvent | "loading" | "absent" {
  if (seq <= missingBefore) return "loading";
  return events[seq - missingBefore - 1] ?? "absent";
}

export function useEvent(seq: number): IncidentEvent | "loading" | "absent" {
  return eventAt(useRoomData(), seq);
}
