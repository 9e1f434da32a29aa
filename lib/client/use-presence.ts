"use client";
import { useEffect, useSyncExternalStore } from "react";

import type { RoomView } from "@/lib/wire/live";

import type { Presence } from "./room-session";
import { useLive } from "./use-live";

export type { Presence } from "./room-session";

/** Tells others what this person looks at, and who else is here. Needs `useRoom` on the same page. */
export function usePresence(incidentId: string, view: RoomView): Presence {
  const { live } = useLive();
  const session = live.room(incidentId);
  useEffect(() => session.look(view), [session, view]);
  return useSyncExternalStore(session.onStatus, session.status, session.status).presence;
}
