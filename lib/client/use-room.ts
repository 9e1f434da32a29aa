"use client";
import type { IncidentEvent } from "@/lib/timeline/event";
import type { RoomState } from "@/lib/timeline/state";

import type { ConnectionState } from "./connection-state";
import type { NewDraft, PendingEvent } from "./pending";

/**
 * What the server renders a room with: the state as of its last event, and the newest events (all of
 * them where there are few). The rest comes over the socket.
 */
export type RoomSnapshot = { state: RoomState; events: readonly IncidentEvent[] };

export type LiveRoom = {
  /** Confirmed events, oldest first, no gap, redactions applied. Starts above seq 1 while history loads. */
  events: readonly IncidentEvent[];
  /** Events before the first of `events` that are still to come. */
  missingBefore: number;
  /** The fold of the confirmed log and of what this person has pending. */
  state: RoomState;
  /** The fold of the confirmed log alone. */
  confirmed: RoomState;
  /** What this person wrote that is not confirmed yet, oldest first. */
  pending: readonly PendingEvent[];
  connection: ConnectionState;
  /** The room has been closed to this person. */
  closed: boolean;
  /** Shows the draft at once and sends it as soon as it can, across reloads. Gives its commandId. */
  append: (draft: NewDraft) => string;
  /** Sends a failed draft again, as a new command. */
  retry: (commandId: string) => void;
  /** Forgets a failed or waiting draft. */
  discard: (commandId: string) => void;
};

/** The live room of one incident. Needs a `LiveProvider` above it. */
export function useRoom(_incidentId: string, snapshot: RoomSnapshot): LiveRoom {
  return {
    events: snapshot.events,
    missingBefore: (snapshot.events[0]?.seq ?? 1) - 1,
    state: snapshot.state,
    confirmed: snapshot.state,
    pending: [],
    connection: { phase: "connecting" },
    closed: false,
    append: () => crypto.randomUUID(),
    retry: () => {},
    discard: () => {},
  };
}
