"use client";

import { useRoomData } from "@/lib/client/room-context";
import type { IncidentEvent } from "@/lib/timeline/event";

/** The confirmed event of that seq, where it is loaded. */
export function useEvent(seq: number): IncidentEvent | undefined {
  const { events, missingBefore } = useRoomData();
  return events[seq - missingBefore - 1];
}
